var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/files/{name}", (string name) => Results.File(Path.Combine("/srv/files", Path.GetFileName(name))));
app.MapGet("/pages/{number:int}", (int number, IConfiguration settings) => File.ReadAllText($"/srv/pages/{number}.txt"));
app.Run();
