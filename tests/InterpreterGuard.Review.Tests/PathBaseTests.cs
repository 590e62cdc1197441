using System.Net;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using Microsoft.Playwright;

namespace InterpreterGuard.Review.Tests;

/// <summary>The host below a path of a proxy's address: everything a page loads, links to and connects with lies below it, and so do cookies and redirects.</summary>
public sealed class PathBaseTests(Room room)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_room_works_below_a_path_whether_the_proxy_cuts_it_off_or_not(bool cutsOff)
    {
        await using var host = new ReviewHost(Settings()).Started();
        await using var proxy = await Proxy.StartAsync(host.Address, cutsOff);
        host.Policy.With("IG1181", "A rule of the tests", RuleAction.Deny, Severity.High, fact => fact is CodeImport { Module: "below" });
        await host.SubmitAsync(new { language = "python", code = "import below" });
        await using var visit = await Visit.BeginAsync(room.Browser, proxy.Address, new() { IgnoreHTTPSErrors = true });

        // To the door and back to where one was going.
        await visit.Page.GotoAsync(proxy.Address + "/review/queue?status=all");
        Assert.Equal(proxy.Address + "/review/sign-in?back=%2Freview%2Fqueue%3Fstatus%3Dall", visit.Page.Url);
        await visit.SignInAsync("admin", host.FirstPassword);
        await visit.AtAsync("/review/password");
        await visit.ChangePasswordAsync(host.FirstPassword, Room.Password);
        await visit.AtAsync("/review/queue");
        Assert.All(await visit.Context.CookiesAsync(), cookie => Assert.Equal((Proxy.Path, true, true), (cookie.Path, cookie.Secure, cookie.HttpOnly)));

        // The circuit is there, by WebSocket, and what it navigates to stays below.
        await visit.LiveAsync();
        await visit.Page.GetByLabel("Rule").FillAsync("IG1181");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        await visit.AtAsync("/review/queue?status=open&rule=IG1181");
        await visit.Page.Locator("a[data-row]").First.ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Incident", Exact = true })).ToBeVisibleAsync();
        foreach (var page in (string[])["Held", "Overview", "Tune", "Outbox", "Queue"])
        {
            await visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Review room" }).GetByRole(AriaRole.Link, new() { Name = page }).ClickAsync();
            await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = page, Exact = true })).ToBeVisibleAsync();
            await visit.AtAsync("/review/" + page.ToLowerInvariant());
            var links = await visit.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href], form')].map(e => e.href ?? e.action)");
            Assert.All(links, link => Assert.StartsWith(proxy.Address + "/", link, StringComparison.Ordinal));
        }

        var missing = await visit.Page.GotoAsync(proxy.Address + "/review/nothing");
        Assert.Equal(404, missing!.Status);

        // A circuit that is signed out while it begins says so in the console.
        await visit.LiveAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await visit.AtAsync("/review/sign-in");
        visit.AssertClean();
    }

    [Fact]
    public async Task Signing_in_with_a_provider_comes_back_below_the_path()
    {
        await using var provider = await OpenIdHost.ProvidedAsync(Settings());
        await using var proxy = await Proxy.StartAsync(provider.Host.Address, cutsOff: true);
        await using var visit = await Visit.BeginAsync(room.Browser, proxy.Address, new() { IgnoreHTTPSErrors = true });

        await visit.Page.GotoAsync(proxy.Address + "/review/queue?severity=high");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in with your organization" }).DispatchEventAsync("click");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "rita", Exact = true }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "rita", Exact = true })).ToBeVisibleAsync();
        await visit.AtAsync("/review/queue?severity=high");
    }

    [Fact]
    public async Task The_API_answers_with_and_without_the_path_and_names_addresses_below_it()
    {
        await using var host = new ReviewHost(Settings()).Started();
        using var admin = host.As("admin");
        using var agent = host.As("agent");

        var plain = await agent.GetAsync("/health", Stop);
        var below = await agent.GetAsync("/guard/health", Stop);
        var elsewhere = await agent.GetAsync("/guardian/health", Stop);
        var made = await admin.PostAsync("/guard/v1/keys", new StringContent("""{"name":"x","role":"agent"}""", System.Text.Encoding.UTF8, "application/json"), Stop);
        var door = await agent.GetAsync("/review/queue", Stop);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound), (plain.StatusCode, below.StatusCode, elsewhere.StatusCode));
        Assert.StartsWith("/guard/v1/keys/", made.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal("/guard/review/sign-in?back=%2Freview%2Fqueue", door.Headers.Location!.OriginalString);
    }

    private static Dictionary<string, string> Settings() => new(StringComparer.Ordinal) { ["Host:PathBase"] = Proxy.Path, ["Review:Proxies:0"] = "127.0.0.1" };
}
