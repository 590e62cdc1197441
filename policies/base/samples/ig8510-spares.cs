using Microsoft.AspNetCore.Mvc;

[AutoValidateAntiforgeryToken]
public class Payments : Controller
{
    [HttpPost]
    [ValidateAntiForgeryToken]
    public IActionResult Send(decimal amount) => Ok();
}
