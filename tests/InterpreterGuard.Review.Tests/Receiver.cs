using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Review.Tests;

/// <summary>Somebody else's tool on this machine, which takes messages or refuses them.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _status = StatusCodes.Status422UnprocessableEntity;

    private Receiver(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single() + "/in";

    /// <summary>What it answers. At first it refuses.</summary>
    public int Status
    {
        get => Volatile.Read(ref _status);
        set => Volatile.Write(ref _status, value);
    }

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var receiver = new Receiver(builder.Build());
        receiver._app.Urls.Add("http://127.0.0.1:0");
        receiver._app.MapPost("/in", () => Results.StatusCode(receiver.Status));
        await receiver._app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
