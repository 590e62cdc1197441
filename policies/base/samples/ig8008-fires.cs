using System.Xml;
XmlNodeList? Find(XmlDocument document, string name) => document.SelectNodes("//user[@name='" + name + "']");
Console.WriteLine(Find(new XmlDocument(), Console.ReadLine()!));
