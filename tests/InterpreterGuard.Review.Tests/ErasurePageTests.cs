using System.Text.Json;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using Microsoft.Playwright;

namespace InterpreterGuard.Review.Tests;

/// <summary>An admin deletes what is kept of somebody: counted first, asked once, and in the record for good.</summary>
public sealed class ErasurePageTests(Room room)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_counted_is_deleted_once_it_has_a_reason_and_the_record_says_by_whom()
    {
        room.Given("IG1191", RuleAction.Deny, Severity.Low, fact => fact is CodeImport { Module: "erase_me" });
        var execution = (await room.Host.SubmitAsync(new { language = "python", code = "import erase_me", context = new { agent = "agent-erased" } })).GetProperty("id").GetString();
        await using var visit = await room.AdminAsync();

        await visit.OpenAsync("/review/queue");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Erasures" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Delete…" })).ToBeDisabledAsync();
        await visit.Page.GetByLabel("Tenant").FillAsync("default");
        await visit.Page.GetByLabel("Agent").FillAsync("agent-erased");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Count" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("1 executions, 1 incidents")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Delete…" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("reason is missing");
        await visit.Page.GetByLabel("Reason").FillAsync("They \u202Easked.");
        await Axe.AssertGoodInBothThemesAsync(visit);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Delete…" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("cannot be brought back");
        await Axe.AssertGoodAsync(visit);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();

        var row = visit.Page.GetByRole(AriaRole.Table, new() { Name = "Erasures" }).Locator("tbody tr").First;
        await Assertions.Expect(row).ToContainTextAsync("They ⟨U+202E⟩asked.");
        await Assertions.Expect(row).ToContainTextAsync("person:admin");
        await Shots.TakeAsync(visit, "erasures");
        await Axe.AssertGoodInBothThemesAsync(visit);
        using var reviewer = room.Host.As("reviewer");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await reviewer.GetAsync($"/v1/executions/{execution}", Stop)).StatusCode);
        using var admin = room.Host.As("admin");
        var trail = JsonDocument.Parse(await admin.GetStringAsync("/v1/audit?kind=deletion&limit=1", Stop)).RootElement.GetProperty("entries")[0];
        Assert.Equal(("person:admin", "tenant default"), (trail.GetProperty("actor").GetString(), trail.GetProperty("subject").GetString()));
        visit.AssertClean();
    }

    [Fact]
    public async Task Another_name_wants_another_count_and_a_tenant_that_cannot_be_is_said()
    {
        await using var visit = await room.AdminAsync();
        await visit.OpenAsync("/review/erasures");
        await visit.Page.GetByLabel("Tenant").FillAsync("nobody-here");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Count" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("0 executions, 0 incidents")).ToBeVisibleAsync();

        await visit.Page.GetByLabel("Tenant").FillAsync("ACME");
        await visit.Page.GetByLabel("Agent").FocusAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Delete…" })).ToBeDisabledAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Count" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("tenant must have 1 to 64 characters");
        visit.AssertClean();
    }
}
