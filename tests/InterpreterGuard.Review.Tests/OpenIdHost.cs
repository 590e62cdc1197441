namespace InterpreterGuard.Review.Tests;

/// <summary>A provider and a host where people sign in with it alone.</summary>
public sealed class OpenIdHost : IAsyncLifetime, IAsyncDisposable
{
    private readonly IReadOnlyDictionary<string, string> _more;
    private Provider? _provider;
    private Receiver? _receiver;

    public OpenIdHost()
        : this(new Dictionary<string, string>(StringComparer.Ordinal))
    {
    }

    private OpenIdHost(IReadOnlyDictionary<string, string> more) => _more = more;

    public ReviewHost Host { get; private set; } = null!;

    /// <summary>Another one, with settings of its own beside.</summary>
    public static async Task<OpenIdHost> ProvidedAsync(IReadOnlyDictionary<string, string> more)
    {
        var host = new OpenIdHost(more);
        await host.InitializeAsync();
        return host;
    }

    public async ValueTask InitializeAsync()
    {
        _provider = await Provider.StartAsync();
        _receiver = await Receiver.StartAsync();
        var secret = Path.Combine(Directory.CreateTempSubdirectory("ig-openid-").FullName, "secret");
        await File.WriteAllTextAsync(secret, Provider.ClientSecret + "\n", TestContext.Current.CancellationToken);
        Host = new ReviewHost(new Dictionary<string, string>(_more.Concat(OutboxPageTests.SettingsFor(_receiver)), StringComparer.Ordinal)
        {
            ["Review:LocalAdmin"] = "false",
            ["Review:OpenId:Authority"] = _provider.Address,
            ["Review:OpenId:ClientId"] = Provider.ClientId,
            ["Review:OpenId:ClientSecretFile"] = secret,
            ["Review:OpenId:Roles:Reviewer:0"] = "ig-reviewers",
            ["Review:OpenId:Roles:Admin:0"] = "ig-admins",
        }).Started();

        // The first challenge asks the provider for its documents and keys; on a busy machine a browser does not wait for that.
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromMinutes(3) };
        using var warm = await client.GetAsync(Host.Address + "/review/sign-in/openid", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.Found, warm.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        if (_provider is not null)
            await _provider.DisposeAsync();
        if (_receiver is not null)
            await _receiver.DisposeAsync();
    }
}
