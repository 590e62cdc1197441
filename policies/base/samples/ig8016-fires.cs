using Microsoft.AspNetCore.Mvc;

public class LoginController : Controller
{
    [HttpPost]
    public IActionResult Done(string returnUrl) => Redirect(returnUrl);
}
