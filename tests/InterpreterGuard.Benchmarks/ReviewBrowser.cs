using Microsoft.Playwright;

namespace InterpreterGuard.Benchmarks;

/// <summary>A real Chromium, signed in to a host's review room.</summary>
internal sealed class ReviewBrowser : IAsyncDisposable
{
    private const string Password = "four quiet otters swim";

    /// <summary>No download, no telemetry, no second protocol: the browser speaks to our host alone.</summary>
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private ReviewBrowser(IPlaywright playwright, IBrowser browser, IPage page) => (_playwright, _browser, Page) = (playwright, browser, page);

    public IPage Page { get; }

    public static async Task<ReviewBrowser> SignInAsync(Uri host, string password)
    {
        var chromium = Environment.GetEnvironmentVariable("GUARD_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";
        if (!File.Exists(chromium))
            throw new InvalidOperationException($"there is no Chromium at {chromium}; install it (apt-get install chromium), or name one that is there: GUARD_CHROMIUM=/path/to/chromium");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Arguments });
        var page = await browser.NewPageAsync(new() { BaseURL = host.AbsoluteUri, ViewportSize = new() { Width = 1440, Height = 900 } });
        await page.GotoAsync("/review/sign-in");
        await page.GetByLabel("Name").FillAsync("admin");
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByLabel("Present password").FillAsync(password);
        await page.GetByLabel("New password", new() { Exact = true }).FillAsync(Password);
        await page.GetByLabel("New password again").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the password" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Queue" }).WaitForAsync();
        return new ReviewBrowser(playwright, browser, page);
    }

    /// <summary>Goes to a page and waits until its buttons work.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await Page.Locator("main[data-live=yes]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
