var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/users/{name}", async (string name, HttpClient client) => await client.GetStringAsync($"https://api.example.com/users/{Uri.EscapeDataString(name)}"));
app.Run();
