using System.Text.Json;
using InterpreterGuard.TestKit.Fakes;
using Microsoft.Playwright;

namespace InterpreterGuard.Review.Tests;

/// <summary>From a false alarm to a narrower rule: a person sees what would vanish, saves the file, or writes it where that is allowed.</summary>
public sealed class TunePageTests(Room room) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ig-tune-page-").FullName;
    private string _overlay = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _overlay = RealPolicy.Lay(_folder);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_false_alarm_becomes_an_exception_that_is_looked_at_saved_and_written()
    {
        await using var host = Start(writes: true);
        await using var visit = await SignedInAsync(host);
        var id = await IncidentAsync(host, "import evil_known");
        await IncidentAsync(host, "import evil_known\nprint(1)");
        await IncidentAsync(host, "import evil_other");

        await visit.OpenAsync($"/review/incidents/{id}");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Tune IG1001…" }).ClickAsync();
        await visit.AtAsync($"/review/tune?incident={id}&rule=IG1001");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Tune", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByLabel("Its threshold: this rule counts nothing")).ToBeDisabledAsync();
        await Axe.AssertGoodInBothThemesAsync(visit);

        await visit.Page.GetByLabel("module module == \"evil_known\"").UncheckAsync();
        await visit.Page.GetByLabel("Reason").FillAsync("It is ours.");
        await Show(visit).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("would silence nearly everything");
        await visit.Page.GetByLabel("module module == \"evil_known\"").CheckAsync();
        await visit.Page.GetByLabel("Only tenant default").CheckAsync();
        await Assertions.Expect(visit.Page.GetByLabel("Only agent agent-tuned")).ToBeEnabledAsync();
        await Show(visit).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.List, new() { Name = "Would vanish" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.List, new() { Name = "Would stay" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.GetByText("3 executions of the last 7 days were looked at")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Region, new() { Name = "The change" })).ToContainTextAsync("owner: 'person:admin'");
        await Shots.TakeAsync(visit, "tune");
        await Axe.AssertGoodInBothThemesAsync(visit);

        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "Download exceptions.yaml" }).ClickAsync());
        Assert.Equal("exceptions.yaml", download.SuggestedFilename);
        var saved = await File.ReadAllTextAsync((await download.PathAsync())!, Stop);
        Assert.Contains("reason: 'It is ours.'", saved, StringComparison.Ordinal);
        Assert.Contains("tenants: ['default']", saved, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_overlay));

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Write it into the policy" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("exceptions.yaml was written. It is in force.")).ToBeVisibleAsync();
        Assert.Equal(saved, await File.ReadAllTextAsync(Path.Combine(_overlay, "exceptions.yaml"), Stop));
        Assert.False((await SubmitAsync(host, "import evil_known")).GetProperty("security").TryGetProperty("incident_id", out _));
        using var admin = host.As("admin");
        Assert.Contains("person:admin", await admin.GetStringAsync("/v1/audit?kind=exception", Stop), StringComparison.Ordinal);
        visit.AssertClean();
    }

    [Fact]
    public async Task A_threshold_is_tried_and_where_nothing_may_be_written_that_is_said()
    {
        await using var host = Start(writes: false);
        await using var visit = await SignedInAsync(host);
        await IncidentAsync(host, "import a\nimport b\nimport c");
        await IncidentAsync(host, "import a\nimport b\nimport c\nimport d");

        await visit.OpenAsync("/review/queue");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Tune", Exact = true }).ClickAsync();
        await visit.AtAsync("/review/tune");
        await Assertions.Expect(visit.Page.Locator("table.queue")).ToHaveCountAsync(0);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "IG1002" }).ClickAsync();
        await visit.AtAsync("/review/tune?rule=IG1002");
        await visit.Page.GetByLabel("Its threshold").CheckAsync();
        await visit.Page.GetByLabel("New number").FillAsync("3");
        await visit.Page.GetByLabel("Reason").FillAsync("Three are usual.");
        await Show(visit).ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.List, new() { Name = "Would vanish" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.GetByText("own sample")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Write it into the policy" })).ToBeDisabledAsync();
        await Assertions.Expect(visit.Page.GetByText("This deployment does not let people write into the policy")).ToBeVisibleAsync();
        await Axe.AssertGoodAsync(visit);
        var file = await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Download zz-threshold-ig1002.yaml" }).GetAttributeAsync("href");
        await using var stranger = await room.StrangerAsync(host);
        Assert.NotEqual(200, (await stranger.Context.APIRequest.GetAsync($"{host.Address}/{file}", new() { MaxRedirects = 0 })).Status);
        visit.AssertClean();
    }

    [Fact]
    public async Task Hostile_values_are_text_on_the_page_and_constants_in_the_file()
    {
        await using var host = Start(writes: false);
        await using var visit = await SignedInAsync(host);
        foreach (var hostile in HostileString.All.Select(hostile => hostile.Text).Where(text => !text.AsSpan().ContainsAny('\n', '\0')).Where((_, index) => index % 20 == 0))
        {
            var id = await IncidentAsync(host, "import evil" + hostile);

            await visit.OpenAsync($"/review/tune?incident={id}&rule=IG1001");
            await visit.Page.GetByLabel("Reason").FillAsync("It is ours.");
            await Show(visit).ClickAsync();
            await Assertions.Expect(visit.Page.GetByRole(AriaRole.Region, new() { Name = "The change" })).ToContainTextAsync("module == \"evil");

            var look = await visit.Page.EvaluateAsync<JsonElement>(HostileTextTests.Look);
            Assert.Equal(JsonValueKind.Null, look.GetProperty("hit").ValueKind);
            foreach (var list in new[] { "elements", "foreign", "links", "handlers", "hidden", "titles" })
                Assert.Equal("[]", look.GetProperty(list).GetRawText());
            Assert.InRange(look.GetProperty("wide").GetInt32(), int.MinValue, 0);
        }

        await visit.OpenAsync("/review/tune?rule=%3Cb%3E&incident=%22");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("incident is not there");
        visit.AssertClean();
    }

    private static ILocator Show(Visit visit) => visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show what would change" });

    private ReviewHost Start(bool writes) => new ReviewHost(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Policies:Directory"] = Path.Combine(_folder, "base"),
            ["Policies:Preset"] = "",
            ["Policies:OverlayDirectory"] = _overlay,
            ["Review:TuneWrites"] = writes ? "true" : "false",
        },
        services => services.UseRealPolicy()).Started();

    private async Task<Visit> SignedInAsync(ReviewHost host)
    {
        var visit = await room.StrangerAsync(host);
        await visit.SignInAsync("admin", host.FirstPassword);
        await visit.ChangePasswordAsync(host.FirstPassword, Room.Password);
        await visit.LiveAsync();
        return visit;
    }

    private static Task<JsonElement> SubmitAsync(ReviewHost host, string code) => host.SubmitAsync(new { language = "python", code, context = new { agent = "agent-tuned" } });

    private static async Task<string> IncidentAsync(ReviewHost host, string code) => (await SubmitAsync(host, code)).GetProperty("security").GetProperty("incident_id").GetString()!;
}
