var connection = "Server=db.example.org;Database=shop;Integrated Security=true;";
Console.WriteLine(connection.Length);
