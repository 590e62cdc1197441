// expect: completed
// stdin: the cat and the dog and the bird
// stdout: the:3 and:2 cat:1
// stdout: [the] [and] [the] [and] [the]

var text = Console.ReadLine()!;
var counts = text.Split(' ').GroupBy(word => word).OrderByDescending(group => group.Count()).Take(3).Select(group => $"{group.Key}:{group.Count()}");
Console.WriteLine(string.Join(' ', counts));
Console.WriteLine(string.Join(' ', Regex.Matches(text, @"\b(the|and)\b").Select(match => $"[{match.Value}]")));
