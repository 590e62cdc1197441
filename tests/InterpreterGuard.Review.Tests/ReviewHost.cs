using System.Net.Http.Headers;
using System.Net.Http.Json;
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

namespace InterpreterGuard.Review.Tests;

/// <summary>The host on a real socket, with its real pages, pipeline, access control and database; only policy, screener and sandboxes are fakes.</summary>
public sealed class ReviewHost : WebApplicationFactory<Program>
{
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly Action<IServiceCollection>? _more;

    public ReviewHost(IReadOnlyDictionary<string, string>? settings = null, Action<IServiceCollection>? more = null)
    {
        _settings = settings ?? new Dictionary<string, string>(StringComparer.Ordinal);
        _more = more;
        UseKestrel(0);
    }

    public string Data { get; } = Path.Combine(Directory.CreateTempSubdirectory("ig-review-").FullName, "data");

    public FakePolicies Policy { get; } = new();

    public FakeScreener Screener { get; } = new();

    public FakeSandboxes Sandboxes { get; } = new();

    /// <summary>Where it listens, such as <c>http://127.0.0.1:40123</c>.</summary>
    public string Address => ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority);

    /// <summary>The password that the host wrote on its first start.</summary>
    public string FirstPassword => File.ReadAllText(Path.Combine(Data, "keys", "review-admin.password")).Trim();

    public ReviewHost Started()
    {
        StartServer();
        return this;
    }

    /// <summary>A client with a key of this role.</summary>
    public HttpClient As(string role)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", File.ReadAllText(Path.Combine(Data, "keys", role + ".key")).Trim());
        return client;
    }

    /// <summary>Sends a submission as an agent.</summary>
    public async Task<JsonElement> SubmitAsync(object body)
    {
        using var client = As("agent");
        var response = await client.PostAsJsonAsync("/v1/executions", body, JsonSerializerOptions.Default, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    protected override IHost CreateHost(IHostBuilder builder)
    {
        lock (FakedRooms.Starting)
            return base.CreateHost(builder);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
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
