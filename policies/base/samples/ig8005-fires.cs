using Microsoft.CodeAnalysis.CSharp.Scripting;
Console.WriteLine(await CSharpScript.EvaluateAsync(Console.ReadLine()));
