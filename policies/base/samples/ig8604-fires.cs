using System.Text.RegularExpressions;
Console.WriteLine(new Regex("^(a+)+$").IsMatch(Console.ReadLine()!));
