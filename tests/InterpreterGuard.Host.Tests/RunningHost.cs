using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.TestKit.Fakes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace InterpreterGuard.Host.Tests;

/// <summary>The host with its real API, real access control and real database; only policy, screener and sandboxes are fakes.</summary>
public sealed class RunningHost : WebApplicationFactory<Program>
{
    private readonly Action<IServiceCollection>? _more;
    private readonly (string Name, string Value)[] _settings;

    public RunningHost()
        : this(null)
    {
    }

    internal RunningHost(Action<IServiceCollection>? more, string? data = null, params (string Name, string Value)[] settings)
    {
        _settings = settings;
        _more = more;
        Data = data ?? Path.Combine(Directory.CreateTempSubdirectory("ig-host-").FullName, "data");
    }

    public string Data { get; }

    public FakePolicies Policy { get; } = new();

    public FakeScreener Screener { get; } = new();

    public FakeSandboxes Sandboxes { get; } = new();

    public HttpClient As(string role)
    {
        var client = CreateClient();
        var key = File.ReadAllText(Path.Combine(Data, "keys", role + ".key")).Trim();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    public static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    /// <summary>Posts an object as JSON, names as they stand.</summary>
    public static async Task<(HttpResponseMessage Response, JsonElement Body)> PostAsync(HttpClient client, string path, object body)
    {
        var response = await client.PostAsJsonAsync(path, body, JsonSerializerOptions.Default, TestContext.Current.CancellationToken);
        return (response, await ReadAsync(response));
    }

    protected override IHost CreateHost(IHostBuilder builder)
    {
        lock (FakedRooms.Starting)
            return base.CreateHost(builder);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Host:DataDirectory", Data);
        builder.UseSetting("Host:Port", "0");
        foreach (var (name, value) in _settings)
            builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.FakeRooms(Policy, Screener, Sandboxes);
            _more?.Invoke(services);
        });
    }
}
