using Microsoft.AspNetCore.Mvc;

[ApiController]
public class FilesController : ControllerBase
{
    [HttpGet("{name}")]
    public IActionResult Get(string name) => PhysicalFile(Path.Combine("/srv/files", name), "text/plain");

    [HttpPost]
    public async Task<IActionResult> Put(IFormFile file)
    {
        await using var target = System.IO.File.Create("/srv/files/" + file.FileName);
        await file.CopyToAsync(target);
        return Ok();
    }
}
