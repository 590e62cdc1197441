using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

public class ItemsController(Shop shop) : Controller
{
    public async Task<IActionResult> Find(string name) => View(await shop.Items.FromSqlRaw("SELECT * FROM Items WHERE Name = '" + name + "'").ToListAsync());
}
