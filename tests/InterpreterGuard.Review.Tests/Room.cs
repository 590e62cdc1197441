using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(InterpreterGuard.Review.Tests.Room))]

namespace InterpreterGuard.Review.Tests;

/// <summary>One host and one browser for all tests of the assembly: each costs seconds to start.</summary>
public sealed class Room : IAsyncLifetime
{
    public const string Password = "four quiet otters swim";

    /// <summary>No download, no telemetry, no second protocol: the browser speaks to our host alone.</summary>
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? _playwright;
    private string _cookies = "";

    public ReviewHost Host { get; } = new();

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host.Started();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("GUARD_CHROMIUM") ?? "/usr/bin/chromium",
            Args = Arguments,
        });

        await using var visit = await StrangerAsync();
        await visit.SignInAsync("admin", Host.FirstPassword);
        await visit.ChangePasswordAsync(Host.FirstPassword, Password);
        _cookies = await visit.Context.StorageStateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        _playwright?.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>Lays a rule into the policy, once for all tests.</summary>
    public void Given(string id, RuleAction action, Severity severity, Func<Fact, bool> when)
    {
        lock (Host.Policy)
        {
            if (Host.Policy.Rules.All(rule => !string.Equals(rule.Id.Value, id, StringComparison.Ordinal)))
                Host.Policy.With(id, "A rule of the tests", action, severity, when);
        }
    }

    /// <summary>A fresh browser profile of nobody, at this host or another.</summary>
    public Task<Visit> StrangerAsync(ReviewHost? at = null, BrowserNewContextOptions? options = null) => Visit.BeginAsync(Browser, (at ?? Host).Address, options ?? new());

    /// <summary>A fresh browser profile of the admin, signed in.</summary>
    public Task<Visit> AdminAsync(BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.StorageState = _cookies;
        return Visit.BeginAsync(Browser, Host.Address, options);
    }
}
