using System.Reflection;
var library = Assembly.Load(File.ReadAllBytes(Console.ReadLine()!));
library.EntryPoint!.Invoke(null, null);
