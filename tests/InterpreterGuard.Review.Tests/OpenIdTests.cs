using Microsoft.Playwright;

namespace InterpreterGuard.Review.Tests;

/// <summary>Signing in with a provider: what its roles become, and who stays outside.</summary>
public sealed class OpenIdTests(Room room, OpenIdHost setting) : IClassFixture<OpenIdHost>
{
    private readonly ReviewHost _host = setting.Host;

    [Theory]
    [InlineData("rita", "rita")]
    [InlineData("adam", "adam")]
    // The local account's name is nobody else's.
    [InlineData("admin", "admin@127.0.0.1")]
    public async Task Whom_the_provider_gives_a_role_comes_to_the_page_that_was_asked_for(string person, string name)
    {
        await using var visit = await VisitAsync("/review/queue?severity=high", person);

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Queue" })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true })).ToBeVisibleAsync();
        Assert.EndsWith("/review/queue?severity=high", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_the_provider_gives_no_role_that_counts_stays_outside()
    {
        await using var visit = await VisitAsync("/review/queue", "nora");

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "This account has no role here" })).ToBeVisibleAsync();
        await Axe.AssertGoodInBothThemesAsync(visit);
        await visit.Page.GotoAsync(_host.Address + "/review/queue");
        Assert.Contains("/review/sign-in", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_local_account_can_be_turned_off()
    {
        await using var visit = await room.StrangerAsync(_host);

        await visit.Page.GotoAsync(_host.Address + "/review/sign-in?problem=provider");

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in with your organization" })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("did not work");
        await Assertions.Expect(visit.Page.GetByLabel("Password")).ToHaveCountAsync(0);
        Assert.False(File.Exists(Path.Combine(_host.Data, "keys", "review-admin.json")));
        await Axe.AssertGoodInBothThemesAsync(visit);
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_is_told_plainly_and_lets_nobody_in()
    {
        await using var visit = await room.StrangerAsync(_host);

        await visit.Page.GotoAsync(_host.Address + "/review/openid?code=forged&state=forged");

        Assert.EndsWith("/review/sign-in?problem=provider", visit.Page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain(await visit.Context.CookiesAsync(), cookie => cookie.Name == "ig-review");
    }

    [Fact]
    public async Task A_reviewer_sees_the_outbox_and_its_buttons_say_why_they_are_off()
    {
        await OutboxPageTests.RefuseAsync(_host, 1);
        await using var visit = await VisitAsync("/review/outbox", "rita");

        await Assertions.Expect(visit.Page.GetByText("Retrying and discarding is for admins.")).ToBeVisibleAsync();
        foreach (var name in (string[])["Retry all", "Discard all…", "Retry message", "Discard message"])
        {
            var button = visit.Page.GetByRole(AriaRole.Button, new() { Name = name });
            await Assertions.Expect(button).ToBeDisabledAsync();
            await Assertions.Expect(button).ToHaveAttributeAsync("title", "Retrying and discarding is for admins.");
        }
    }

    private async Task<Visit> VisitAsync(string path, string person)
    {
        var visit = await room.StrangerAsync(_host);
        await visit.Page.GotoAsync(_host.Address + path);
        // The link of the provider's page is waited for; the click itself must not wait for redirects, of which it can miss one.
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in with your organization" }).DispatchEventAsync("click");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = person, Exact = true }).ClickAsync();
        return visit;
    }
}
