var client = new HttpClient();
client.BaseAddress = new Uri("http://169.254.169.254/");
Console.WriteLine(await client.GetStringAsync("latest/"));
