using Microsoft.AspNetCore.Mvc;

public class LoginController : Controller
{
    [HttpPost]
    public IActionResult Done(string returnUrl)
    {
        if (!Url.IsLocalUrl(returnUrl))
            returnUrl = "/";
        return Redirect(returnUrl);
    }
}
