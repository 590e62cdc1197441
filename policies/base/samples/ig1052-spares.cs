using System.Reflection;
Console.WriteLine(Assembly.Load("System.Xml").GetTypes().Length);
