using System.Net.Http;
var client = new HttpClient();
Console.WriteLine(await client.GetStringAsync("https://graph.microsoft.com/v1.0/$metadata"));
