var connection = "Server=db.example.org;Database=shop;User Id=jane;Password=ochre-lantern-7;";
Console.WriteLine(connection.Length);
