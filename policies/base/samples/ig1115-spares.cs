using System.Diagnostics;

using var client = new HttpClient();
var rows = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
await using (var answer = await client.GetStreamAsync("https://example.org/rows.csv"))
await using (var file = File.Create(rows))
    await answer.CopyToAsync(file);
Process.Start("wc", ["-l", rows]);
