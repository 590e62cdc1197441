using System.Text.Json;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using Microsoft.Playwright;

namespace InterpreterGuard.Review.Tests;

/// <summary>The overview: plots that can be read, heard and followed to what they count.</summary>
public sealed class OverviewPageTests(Room room)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_happened_is_drawn_and_leads_to_the_queue()
    {
        room.Given("IG1151", RuleAction.Deny, Severity.High, fact => fact is CodeImport { Module: "drawn_high" });
        await room.Host.SubmitAsync(new { language = "python", code = "import drawn_high", context = new { agent = "agent-drawn" } });
        await using var visit = await room.AdminAsync();

        await visit.OpenAsync("/review/queue");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Overview" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Overview", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Img, new() { Name = "Incidents over time by severity" })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("svg rect.fill-high").First).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Region, new() { Name = "Rules with most incidents" })).ToContainTextAsync("none decided");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Region, new() { Name = "The host now" })).ToContainTextAsync("fake");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "30 days" }).ClickAsync();
        await visit.AtAsync("/review/overview?span=30d");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "30 days" })).ToHaveAttributeAsync("aria-current", "page");
        await visit.Page.GetByText("The numbers as a table").ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Table, new() { Name = "Incidents over time by severity" }).GetByRole(AriaRole.Row)).ToHaveCountAsync(32);
        await Axe.AssertGoodInBothThemesAsync(visit);
        await visit.Page.GetByRole(AriaRole.Region, new() { Name = "Execution", Exact = true }).GetByRole(AriaRole.Link, new() { Name = "T1059" }).ClickAsync();
        await visit.AtAsync("/review/queue?status=all&technique=T1059&since=30d");
        await Assertions.Expect(visit.Page.Locator("table.queue tbody tr").First).ToBeVisibleAsync();

        await visit.OpenAsync("/review/overview?span=1y");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("must be one of 24h, 7d, 30d");
        visit.AssertClean();
    }

    [Fact]
    public async Task Hostile_agents_and_techniques_are_text_and_an_empty_host_has_an_empty_overview()
    {
        await using var host = new ReviewHost().Started();
        await using var visit = await room.StrangerAsync(host);
        await visit.SignInAsync("admin", host.FirstPassword);
        await visit.ChangePasswordAsync(host.FirstPassword, Room.Password);
        await visit.OpenAsync("/review/overview");
        await Assertions.Expect(visit.Page.GetByText("Nothing was executed.")).ToBeVisibleAsync();
        await Axe.AssertGoodAsync(visit);
        var at = TimeProvider.System.GetUtcNow();
        foreach (var (index, hostile) in HostileString.All.Index())
            await HostileEvidence.OpenIncidentAsync(host, hostile.Text, at.AddSeconds(-index - 1));

        await visit.OpenAsync("/review/overview?span=24h");

        await Shots.TakeAsync(visit, "overview-hostile");
        var look = await visit.Page.EvaluateAsync<JsonElement>(HostileTextTests.Look);
        Assert.Equal(JsonValueKind.Null, look.GetProperty("hit").ValueKind);
        foreach (var list in new[] { "elements", "foreign", "links", "handlers", "hidden", "titles" })
            Assert.Equal("[]", look.GetProperty(list).GetRawText());
        Assert.InRange(look.GetProperty("wide").GetInt32(), int.MinValue, 0);
        Assert.True(look.GetProperty("texts").GetArrayLength() > 100);
        await Axe.AssertGoodInBothThemesAsync(visit);
        visit.AssertClean();
    }

    [Fact]
    public async Task The_page_and_the_API_say_the_same()
    {
        // A host of its own: between the page and the API nobody else's incident comes.
        await using var host = new ReviewHost().Started();
        foreach (var (id, module) in new[] { ("IG1151", "said_once"), ("IG1152", "said_twice"), ("IG1153", "said_thrice") })
            host.Policy.With(id, $"A rule for {module}", RuleAction.Deny, Severity.High, fact => fact is CodeImport import && string.Equals(import.Module, module, StringComparison.Ordinal));
        foreach (var (module, agent) in new[] { ("said_once", "a"), ("said_twice", "a"), ("said_twice", "b"), ("said_thrice", "a"), ("said_thrice", "b"), ("said_thrice", "c") })
            await host.SubmitAsync(new { language = "python", code = $"import {module}", context = new { agent } });
        await using var visit = await room.StrangerAsync(host);
        await visit.SignInAsync("admin", host.FirstPassword);
        await visit.ChangePasswordAsync(host.FirstPassword, Room.Password);
        using var admin = host.As("admin");

        await visit.OpenAsync("/review/overview?span=24h");
        var told = JsonDocument.Parse(await admin.GetStringAsync("/v1/overview?span=24h", Stop)).RootElement;

        var rules = told.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("rule").GetString()!).ToArray();
        Assert.Equal(["IG1153", "IG1152", "IG1151"], rules);
        var region = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Rules with most incidents" });
        foreach (var (index, rule) in rules.Index())
            await Assertions.Expect(region.GetByRole(AriaRole.Listitem).Nth(index)).ToContainTextAsync(rule);
    }
}
