using System.Net;
using InterpreterGuard.Host.Review.Auditing;
using InterpreterGuard.Host.Review.Security;
using InterpreterGuard.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Playwright;

namespace InterpreterGuard.Review.Tests;

/// <summary>What goes wrong outside of a page still answers a browser with a page: the status, a trace id, a way back, and nothing of the inside.</summary>
public sealed class FailurePageTests(Room room)
{
    private const string Inside = "the inside of the host at /var/lib/secret";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, 500, "The host failed")]
    [InlineData(true, 503, "The host cannot answer now")]
    public async Task A_failure_shows_the_rooms_own_page(bool ofStorage, int status, string title)
    {
        await using var host = new ReviewHost(more: services => services.Replace(ServiceDescriptor.Singleton<IReviewAudit>(
            new FailingAudit(() => ofStorage ? new StorageException(Inside, new IOException(Inside)) : new InvalidOperationException(Inside))))).Started();
        await using var visit = await room.StrangerAsync(host);
        await visit.Page.GotoAsync(host.Address + "/review/sign-in");
        await visit.Page.GetByLabel("Name").FillAsync("admin");
        await visit.Page.GetByLabel("Password").FillAsync("wrong");
        var answered = visit.Page.WaitForResponseAsync(response => response.Request.Method == "POST");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        Assert.Equal(status, (await answered).Status);
        Assert.Equal(ReviewHeaders.ContentSecurityPolicy, await (await answered).HeaderValueAsync("Content-Security-Policy"));
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
        Assert.Matches("Status " + status + ", trace [0-9a-f]{32}", await visit.Page.InnerTextAsync("main"));
        Assert.DoesNotContain("secret", await visit.Page.ContentAsync(), StringComparison.Ordinal);
        await Shots.TakeAsync(visit, $"failure-{status}");
        await Axe.AssertGoodAsync(visit);
        Assert.All(visit.Wrong, wrong => Assert.Contains($"status of {status}", wrong, StringComparison.Ordinal));
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "To the queue" }).ClickAsync();
        await visit.AtAsync("/review/sign-in?back=%2Freview%2Fqueue");
    }

    [Theory]
    [InlineData("/review/nothing/here", "There is nothing at this address", "/review/queue")]
    [InlineData("/review/incidents/inc_00000000000000000000000000000000", "No such incident", "The queue")]
    [InlineData("/review/held/exe_00000000000000000000000000000000", "No such submission", "All that wait")]
    [InlineData("/review/tune/files/0123", "There is nothing at this address", "To the queue")]
    public async Task What_is_not_there_is_a_page_with_404_and_a_way_back(string path, string title, string back)
    {
        await using var visit = await room.AdminAsync();

        var answer = await visit.Page.GotoAsync(visit.Address + path);

        Assert.Equal(404, answer!.Status);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = title })).ToBeVisibleAsync();
        await Axe.AssertGoodAsync(visit);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = back, Exact = true }).ClickAsync();
        var queue = visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Queue", Exact = true });
        await Assertions.Expect(queue.Or(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Held", Exact = true }))).ToBeVisibleAsync();
        visit.AssertClean();
    }

    [Fact]
    public async Task Who_may_not_enter_gets_a_page_with_403()
    {
        await using var visit = await room.StrangerAsync();

        var answer = await visit.Page.GotoAsync(visit.Address + "/review/denied");

        Assert.Equal(403, answer!.Status);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "This account has no role here" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "text/html")]
    [InlineData("application/json", "application/problem+json")]
    [InlineData("*/*", "application/problem+json")]
    public async Task A_form_without_its_token_is_refused_in_the_language_that_was_asked_for(string accept, string type)
    {
        using var client = Client(accept);
        using var form = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Entry.Name", "admin"), new("Entry.Password", "x")]);

        var answer = await client.PostAsync("/review/sign-in", form, Stop);
        var body = await answer.Content.ReadAsStringAsync(Stop);

        Assert.Equal((HttpStatusCode.BadRequest, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(string.Equals(type, "text/html", StringComparison.Ordinal), body.Contains("To the queue", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_address_says_is_text_and_the_API_has_no_pages()
    {
        using var client = Client("text/html");

        var page = await client.DeleteAsync("/review/queue?text=%3Cscript%3Ealert(1)%3C/script%3E", Stop);
        var api = await client.GetAsync("/v1/nothing", Stop);

        Assert.DoesNotContain("<script>", await page.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.NotEqual("text/html", api.Content.Headers.ContentType?.MediaType);
    }

    private HttpClient Client(string accept)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(room.Host.Address) };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);
        return client;
    }
}
