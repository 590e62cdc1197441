using var client = new HttpClient();
Console.WriteLine(await client.GetStringAsync($"http://{string.Join('.', 169, 254, 169, 254)}/latest/meta-data/"));
