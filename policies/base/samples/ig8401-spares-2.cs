using System.Net.Http;
using System.Net.Security;

var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, certificate, _, errors) => errors == SslPolicyErrors.None && certificate!.Issuer == "CN=Example" };
Console.WriteLine(new HttpClient(handler).Timeout);
