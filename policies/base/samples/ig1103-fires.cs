using System.Net.Http;
var client = new HttpClient();
await client.PostAsync("https://content.dropboxapi.com/2/files/upload", new StringContent("notes"));
