using System.Net.Http;
Console.WriteLine(await new HttpClient().GetStringAsync("http://example.org/data"));
