using System.Net.Http;

var handler = new HttpClientHandler();
handler.ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate?.Thumbprint == "0123";
using var client = new HttpClient(handler);
