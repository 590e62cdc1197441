var wanted = Console.ReadLine();
Console.WriteLine("SELECT id FROM users WHERE name = @name");
Console.WriteLine($"{wanted} was selected from the list.");
