using System.Net.Http;

var handler = new HttpClientHandler();
handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;
using var client = new HttpClient(handler);
