using System.Net;
using System.Reflection;
using InterpreterGuard.Host.Review;
using InterpreterGuard.Host.Review.Security;
using InterpreterGuard.Host.Review.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace InterpreterGuard.Review.Tests;

/// <summary>What the door answers without a browser: headers, keys and cookies that open nothing.</summary>
public sealed class DoorTests(Room room)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/review/sign-in")]
    [InlineData("/review/queue")]
    [InlineData("/review/nothing/here")]
    [InlineData("/review/theme.css")]
    [InlineData("/_framework/blazor.web.js")]
    public async Task Every_answer_of_the_room_carries_the_same_strict_headers(string path)
    {
        using var client = Client();

        var answer = await client.GetAsync(path, Stop);

        Assert.Equal(ReviewHeaders.ContentSecurityPolicy, string.Join(", ", answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Contains("frame-ancestors 'none'", ReviewHeaders.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.Equal(("nosniff", "DENY", "same-origin"), (One(answer, "X-Content-Type-Options"), One(answer, "X-Frame-Options"), One(answer, "Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Pages_are_kept_by_no_cache_and_hold_no_script_of_their_own()
    {
        using var client = Client();

        var answer = await client.GetAsync("/review/sign-in", Stop);
        var html = await answer.Content.ReadAsStringAsync(Stop);

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.DoesNotMatch("<script(?![^>]* src=)", html);
        Assert.DoesNotContain("<style", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("://", html.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_theme_is_a_style_sheet_with_both_palettes()
    {
        using var client = Client();

        var css = await client.GetStringAsync("/review/theme.css", Stop);

        Assert.Equal(3, css.Split("--mud-palette-surface:").Length - 1);
        Assert.Contains(":root[data-theme=dark]{", css, StringComparison.Ordinal);
        Assert.DoesNotContain("<", css, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("agent")]
    [InlineData("reviewer")]
    [InlineData("admin")]
    public async Task An_API_key_opens_nothing_here(string role)
    {
        using var client = room.Host.As(role);

        var page = await client.GetAsync("/review/queue?severity=high", Stop);
        var circuit = await client.PostAsync("/_blazor/negotiate?negotiateVersion=1", null, Stop);

        Assert.Equal((HttpStatusCode.Found, "/review/sign-in?back=%2Freview%2Fqueue%3Fseverity%3Dhigh"), (page.StatusCode, page.Headers.Location!.OriginalString));
        Assert.Equal(HttpStatusCode.Unauthorized, circuit.StatusCode);
    }

    [Theory]
    [InlineData("/v1/incidents")]
    [InlineData("/v1/held")]
    [InlineData("/v1/keys")]
    public async Task The_rooms_cookie_opens_nothing_of_the_API(string path)
    {
        await using var visit = await room.AdminAsync();
        await visit.OpenAsync("/review/queue");

        var answer = await visit.Context.APIRequest.GetAsync(visit.Address + path);

        Assert.Equal(401, answer.Status);
    }

    [Fact]
    public async Task A_link_from_elsewhere_is_led_on_from_a_page_of_our_own()
    {
        using var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/review/queue?text=%22%3E%3Cscript%3E");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        var answer = await client.SendAsync(request, Stop);
        var html = await answer.Content.ReadAsStringAsync(Stop);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("content=\"0;url=/review/queue?text=%22%3E%3Cscript%3E\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example/review/", "/review/queue")]
    [InlineData("https://evil.example/", "/review/queue")]
    [InlineData("/review/\\evil", "/review/queue")]
    [InlineData("/review/queue\r\nSet-Cookie: x", "/review/queue")]
    [InlineData("/review/sign-in?back=/review/held", "/review/queue")]
    [InlineData(null, "/review/queue")]
    [InlineData("/review/held?x=1", "/review/held?x=1")]
    public void Whoever_signs_in_goes_on_in_this_room_alone(string? asked, string goes) => Assert.Equal(goes, ReviewAccess.Local(asked));

    [Fact]
    public void Every_page_says_who_may_see_it()
    {
        var pages = typeof(ReviewOptions).Assembly.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any()).ToList();

        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.StartsWith("/review", page.GetCustomAttributes<RouteAttribute>().Single().Template, StringComparison.Ordinal));
        Assert.Empty(pages.Where(page => page.GetCustomAttribute<AuthorizeAttribute>()?.Policy is not (ReviewAccess.Room or ReviewAccess.SignedIn) && page.GetCustomAttribute<AllowAnonymousAttribute>() is null));
    }

    private static string One(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));

    private HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(room.Host.Address) };
}
