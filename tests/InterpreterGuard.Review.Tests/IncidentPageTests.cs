using System.Text.Json;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using Microsoft.Playwright;

namespace InterpreterGuard.Review.Tests;

/// <summary>A person opens an incident, understands it, and decides.</summary>
public sealed class IncidentPageTests(Room room)
{
    private const string Code = "import json\nimport read_me_first\nprint(json.dumps([]))\n";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_incident_is_read_taken_decided_and_opened_again()
    {
        var id = await OpenIncidentAsync("agent-of-incident");
        await using var visit = await room.AdminAsync();

        await visit.OpenAsync("/review/queue?agent=agent-of-incident");
        await visit.Page.Locator("a[data-row]").First.ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Incident", Exact = true })).ToBeVisibleAsync();
        await visit.LiveAsync();
        await Assertions.Expect(visit.Page.Locator("mark.found").First).ToHaveTextAsync("import read_me_first");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Complementary)).ToContainTextAsync("agent-of-incident");
        await Shots.TakeAsync(visit, "incident");
        await Axe.AssertGoodInBothThemesAsync(visit);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Take it" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Complementary)).ToContainTextAsync("person:admin");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Decide…" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Decide", Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("The note is missing; say why, for whoever reads the incident later.")).ToBeVisibleAsync();
        await Axe.AssertGoodAsync(visit);
        await visit.Page.GetByLabel("False positive: nothing of the kind happened").CheckAsync();
        await visit.Page.GetByLabel("Note").FillAsync("It only asked for a module of ours.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Decide", Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("closed, false positive")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Reopen…" }).ClickAsync();
        await visit.Page.GetByLabel("Note").FillAsync("There is more of it.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Reopen", Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("opened again")).ToBeVisibleAsync();

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Legal hold…" }).ClickAsync();
        await visit.Page.GetByLabel("Note").FillAsync("The lawyers asked.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Legal hold", Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("open, on legal hold")).ToBeVisibleAsync();

        using var reviewer = room.Host.As("reviewer");
        var told = JsonDocument.Parse(await reviewer.GetStringAsync($"/v1/incidents/{id}", Stop)).RootElement;
        Assert.Equal(["assign", "decide", "reopen", "hold"], told.GetProperty("decisions").EnumerateArray().Select(step => step.GetProperty("action").GetString()));
        Assert.All(told.GetProperty("decisions").EnumerateArray(), step => Assert.Equal("person:admin", step.GetProperty("actor").GetString()));
        visit.AssertClean();
    }

    [Fact]
    public async Task Signing_in_stands_in_the_audit_trail()
    {
        using var admin = room.Host.As("admin");

        var entries = JsonDocument.Parse(await admin.GetStringAsync("/v1/audit?kind=sign_in", Stop)).RootElement.GetProperty("entries").EnumerateArray().ToArray();

        Assert.Contains(entries, entry => entry.GetRawText().Contains("SignedIn from 127.0.0.1", StringComparison.Ordinal) && entry.GetRawText().Contains("person:admin", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_there_is_said()
    {
        await using var visit = await room.AdminAsync();

        await visit.OpenAsync("/review/incidents/inc_00000000000000000000000000000000");

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "No such incident" })).ToBeVisibleAsync();
        visit.AssertClean();
    }

    private async Task<string> OpenIncidentAsync(string agent)
    {
        room.Given("IG1103", RuleAction.Alert, Severity.High, fact => fact is CodeImport { Module: "read_me_first" });
        var answer = await room.Host.SubmitAsync(new { language = "python", code = Code, context = new { agent } });
        return answer.GetProperty("security").GetProperty("incident_id").GetString()!;
    }
}
