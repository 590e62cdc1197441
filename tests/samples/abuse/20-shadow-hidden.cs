// expect: detected
// threat: 20 credentials
// at: runtime
// family: credential
// severity: medium
// decision: any
// arg: 1

var letters = new[] { 46, 100, 115, 98, 46, 114, 103, 96, 99, 110, 118 };
var name = string.Concat(letters.Select(code => (char)(code + int.Parse(Args[0]))));
try
{
    Console.WriteLine(File.ReadAllText(name));
}
catch (Exception problem)
{
    Console.WriteLine(problem.GetType().Name);
}
