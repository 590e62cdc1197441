var numbers = System.Text.Json.JsonSerializer.Deserialize<int[]>(Console.ReadLine()!);
Console.WriteLine(numbers!.Length);
