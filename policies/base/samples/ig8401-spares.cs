using System.Net.Http;
Console.WriteLine(new HttpClient(new HttpClientHandler()).Timeout);
