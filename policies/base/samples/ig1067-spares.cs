foreach (var method in typeof(string).GetMethods().Take(3))
    Console.WriteLine(method.Name);
