namespace InterpreterGuard.Review.Tests;

/// <summary>A provider and a host where people sign in with it alone.</summary>
public sealed class OpenIdHost : IAsyncLifetime
{
    private Provider? _provider;

    public ReviewHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await Provider.StartAsync();
        var secret = Path.Combine(Directory.CreateTempSubdirectory("ig-openid-").FullName, "secret");
        await File.WriteAllTextAsync(secret, Provider.ClientSecret + "\n", TestContext.Current.CancellationToken);
        Host = new ReviewHost(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Review:LocalAdmin"] = "false",
            ["Review:OpenId:Authority"] = _provider.Address,
            ["Review:OpenId:ClientId"] = Provider.ClientId,
            ["Review:OpenId:ClientSecretFile"] = secret,
            ["Review:OpenId:Roles:Reviewer:0"] = "ig-reviewers",
            ["Review:OpenId:Roles:Admin:0"] = "ig-admins",
        }).Started();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        if (_provider is not null)
            await _provider.DisposeAsync();
    }
}
