using Microsoft.AspNetCore.Mvc;

public class LoginController : Controller
{
    [HttpPost]
    public IActionResult Done(string returnUrl) => LocalRedirect(returnUrl);

    public IActionResult Home(int page) => Redirect("/pages/" + page);
}
