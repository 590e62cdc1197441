using System.Xml;
Console.WriteLine(new XmlDocument().SelectNodes("//user[@name='jane']"));
