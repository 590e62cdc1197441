using System.Text.RegularExpressions;
Console.WriteLine(new Regex("^(a+)+$", RegexOptions.NonBacktracking).IsMatch(Console.ReadLine()!));
