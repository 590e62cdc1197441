// expect: detected
// threat: 23 cloud metadata
// at: source
// family: credential
// severity: high
// decision: refused

using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
client.DefaultRequestHeaders.Add("Metadata-Flavor", "Google");
Console.WriteLine(await client.GetStringAsync("http://169.254.169.254/latest/meta-data/iam/security-credentials/"));
