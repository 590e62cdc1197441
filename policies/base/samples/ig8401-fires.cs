using System.Net.Http;
var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
Console.WriteLine(new HttpClient(handler).Timeout);
