using Microsoft.AspNetCore.Mvc;

public class Payments : Controller
{
    [HttpPost]
    [IgnoreAntiforgeryToken]
    public IActionResult Send(decimal amount) => Ok();
}
