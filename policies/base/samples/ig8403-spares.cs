using System.Net.Http;
Console.WriteLine(await new HttpClient().GetStringAsync("https://example.org/data"));
