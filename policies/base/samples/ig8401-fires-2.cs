using System.Net.Http;

var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
Console.WriteLine(new HttpClient(handler).Timeout);
