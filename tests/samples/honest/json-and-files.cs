// expect: completed
// stdout: 2 people, oldest Ada

var people = new[] { new { Name = "Ada", Age = 36 }, new { Name = "Alan", Age = 29 } };
File.WriteAllText("people.json", JsonSerializer.Serialize(people));
using var document = JsonDocument.Parse(File.ReadAllText("people.json"));
var oldest = document.RootElement.EnumerateArray().OrderByDescending(person => person.GetProperty("Age").GetInt32()).First();
Console.WriteLine($"{document.RootElement.GetArrayLength()} people, oldest {oldest.GetProperty("Name").GetString()}");
