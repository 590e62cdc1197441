using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

public class Login : Controller
{
    public IActionResult Post()
    {
        Response.Cookies.Append("session", "a", new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax });
        Response.Headers.Append("X-Request", "a");
        return Ok();
    }
}
