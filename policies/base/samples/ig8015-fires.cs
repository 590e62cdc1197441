var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/fetch", async (string address, HttpClient client) => await client.GetStringAsync(address));
app.Run();
