using Microsoft.EntityFrameworkCore;

var name = Console.ReadLine();
using var shop = new Shop();
Console.WriteLine(shop.Items.FromSql($"SELECT * FROM Items WHERE Name = {name}").Count());
shop.Database.ExecuteSqlInterpolated($"DELETE FROM Items WHERE Name = {name}");
