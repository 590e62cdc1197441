string Find(string name) => "DELETE FROM users WHERE name = '" + name + "'";
Console.WriteLine(Find(Console.ReadLine()!));
