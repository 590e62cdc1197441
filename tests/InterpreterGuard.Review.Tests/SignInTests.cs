using System.Net;
using System.Security.Claims;
using InterpreterGuard.Core.Access;
using InterpreterGuard.Host.Review;
using InterpreterGuard.Host.Review.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;

namespace InterpreterGuard.Review.Tests;

/// <summary>The door: the first password, guessing, sessions that end, and what opens nothing.</summary>
public sealed class SignInTests(Room room)
{
    [Fact]
    public async Task The_first_password_opens_nothing_but_the_page_that_changes_it()
    {
        await using var host = new ReviewHost().Started();
        await using var visit = await room.StrangerAsync(host);
        var first = host.FirstPassword;

        await visit.Page.GotoAsync(host.Address + "/review/held");
        await visit.SignInAsync("admin", first);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Change the password" })).ToBeVisibleAsync();
        await visit.Page.GotoAsync(host.Address + "/review/queue");
        Assert.EndsWith("/review/password", visit.Page.Url, StringComparison.Ordinal);
        await visit.ChangePasswordAsync(first, "short");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The new password has 5 characters; it needs at least 12. A few unrelated words are easiest to remember.");
        await visit.ChangePasswordAsync(first, "seven blue herons", "seven blue heron");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The new password and its repetition differ.");
        await visit.ChangePasswordAsync(first, "seven blue herons");

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Queue" })).ToBeVisibleAsync();
        Assert.False(File.Exists(Path.Combine(host.Data, "keys", "review-admin.password")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(host.Data, "keys", "review-admin.json")));
        visit.AssertClean();
    }

    [Fact]
    public async Task Guessing_locks_the_account_and_says_for_how_long_even_to_whoever_knows_the_password()
    {
        await using var host = new ReviewHost(new Dictionary<string, string>(StringComparer.Ordinal) { ["Review:AccountFailuresMax"] = "3" }).Started();
        await using var visit = await room.StrangerAsync(host);

        await visit.SignInAsync("admin", "a wrong guess");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Name or password is wrong.");
        await Axe.AssertGoodInBothThemesAsync(visit);
        await visit.SignInAsync("nobody", "a wrong guess");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Name or password is wrong.");
        await visit.SignInAsync("admin", "a second guess");
        await visit.SignInAsync("admin", "a third guess");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Too many wrong passwords: this account is locked. Try again in 15 min.");
        await visit.SignInAsync("admin", host.FirstPassword);

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Too many wrong passwords: this account is locked. Try again in 15 min.");
        Assert.DoesNotContain(await visit.Context.CookiesAsync(), cookie => cookie.Name == "ig-review");
        visit.AssertClean();
    }

    [Fact]
    public async Task Signing_out_ends_every_copy_of_the_session_and_every_open_page()
    {
        await using var host = new ReviewHost().Started();
        await using var visit = await room.StrangerAsync(host);
        await visit.SignInAsync("admin", host.FirstPassword);
        await Axe.AssertGoodInBothThemesAsync(visit);
        await visit.ChangePasswordAsync(host.FirstPassword, Room.Password);
        await visit.LiveAsync();
        var cookie = Assert.Single(await visit.Context.CookiesAsync(), cookie => cookie.Name == "ig-review");
        Assert.Equal((true, SameSiteAttribute.Strict, "/"), (cookie.HttpOnly, cookie.SameSite, cookie.Path));
        var stolen = await visit.Context.StorageStateAsync();
        var open = await visit.Context.NewPageAsync();
        await open.GotoAsync(host.Address + "/review/held");
        await open.Locator("main[data-live=yes]").WaitForAsync();

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await visit.AtAsync("/review/sign-in");

        await Assertions.Expect(open).ToHaveURLAsync(visit.Address + "/review/sign-in?back=%2Freview%2Fheld");
        await using var thief = await room.StrangerAsync(host, new() { StorageState = stolen });
        await thief.Page.GotoAsync(host.Address + "/review/queue");
        Assert.Contains("/review/sign-in", thief.Page.Url, StringComparison.Ordinal);
        visit.AssertClean();
    }

    [Fact]
    public async Task A_session_ends_when_nobody_uses_it_and_when_it_is_old()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(60));
        var sessions = new ReviewSessions(Options.Create(new ReviewOptions()), time);
        var person = new ReviewPerson("admin", Role.Admin).ToPrincipal();
        await sessions.StoreAsync(new AuthenticationTicket(person, ReviewAccess.Scheme));

        time.Advance(TimeSpan.FromMinutes(29));
        Assert.True(sessions.IsLive(person));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(sessions.IsLive(person));

        person = new ReviewPerson("admin", Role.Admin).ToPrincipal();
        await sessions.StoreAsync(new AuthenticationTicket(person, ReviewAccess.Scheme));
        for (var minutes = 0; minutes < 12 * 60 - 20; minutes += 20)
        {
            time.Advance(TimeSpan.FromMinutes(20));
            Assert.NotNull(await sessions.RetrieveAsync(person.FindFirstValue(ReviewAccess.SessionClaim)!));
        }

        time.Advance(TimeSpan.FromMinutes(20));
        Assert.False(sessions.IsLive(person));
    }

    [Fact]
    public void An_address_that_guesses_many_accounts_is_locked_and_its_network_with_it()
    {
        var guard = new GuessGuard(Options.Create(new ReviewOptions { AddressFailuresMax = 4 }), new FakeTimeProvider());

        for (var i = 0; i < 4; i++)
            Assert.Null(guard.Begin($"name {i}", IPAddress.Parse($"2001:db8::{i + 1}")));

        Assert.Equal("this address", guard.Begin("another", IPAddress.Parse("2001:db8::ffff"))?.What);
        Assert.Null(guard.Begin("another", IPAddress.Parse("2001:db8:0:1::1")));
        Assert.Null(guard.Begin("another", IPAddress.Parse("192.0.2.1")));
    }

    [Fact]
    public void A_crowd_of_attempts_at_the_same_time_is_counted_before_any_has_failed()
    {
        var guard = new GuessGuard(Options.Create(new ReviewOptions()), new FakeTimeProvider());

        Assert.Equal(5, Enumerable.Range(0, 100).Count(_ => guard.Begin("admin", IPAddress.Loopback) is null));
    }

    [Theory]
    [InlineData("Review:LocalAdmin", "false", "nobody could sign in")]
    [InlineData("Review:OpenId:Authority", "http://login.example.org", "Review:OpenId:Authority must be an https address")]
    [InlineData("Review:Proxies:0", "proxy", "Review:Proxies must hold IP addresses")]
    [InlineData("Review:IdleMinutes", "0", "IdleMinutes must be between 1 and 1440")]
    public void Settings_that_cannot_be_stop_the_start(string name, string value, string sentence)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddReview(configuration).BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate);

        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }
}
