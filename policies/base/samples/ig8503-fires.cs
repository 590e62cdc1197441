using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

public class Login : Controller
{
    public IActionResult Post()
    {
        Response.Cookies.Append("session", "a", new CookieOptions { HttpOnly = false, Secure = true });
        return Ok();
    }
}
