var key = Environment.GetEnvironmentVariable("KEY");
Console.WriteLine(key?.StartsWith("AKIA"));
