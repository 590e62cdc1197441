using System.Text.Json;
Console.WriteLine(JsonSerializer.Deserialize<int[]>(File.ReadAllText("cache.json"))!.Length);
