using Microsoft.AspNetCore.Mvc;

public class PagesController : ControllerBase
{
    private const string Root = "/srv/pages/";

    [HttpGet("{name}")]
    public IActionResult Get(string name)
    {
        var path = Path.GetFullPath(Path.Combine(Root, name));
        return path.StartsWith(Root, StringComparison.Ordinal) ? PhysicalFile(path, "text/plain") : NotFound();
    }
}
