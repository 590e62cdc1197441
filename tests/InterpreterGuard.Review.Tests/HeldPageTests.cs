using System.Text.Json;
using System.Text.RegularExpressions;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using Microsoft.Playwright;

namespace InterpreterGuard.Review.Tests;

/// <summary>A person reads what waits, and decides; the agent sees what came of it.</summary>
public sealed class HeldPageTests(Room room)
{
    private const string Code = "import base64\nimport wait_here\nprint(base64.b64decode('aGk='))\n";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_held_submission_is_read_and_released_with_a_reason()
    {
        var id = await HoldAsync("agent-of-release");
        await using var visit = await room.AdminAsync();

        await visit.OpenAsync("/review/held");
        await visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "agent-of-release" }).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Held submission" })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("mark.found")).ToHaveTextAsync("import wait_here");
        await Assertions.Expect(visit.Page.Locator(".source-note")).ToContainTextAsync("A rule of the tests: code.import");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Timer)).ToHaveTextAsync(new Regex("^23:59:"));
        await Shots.TakeAsync(visit, "held");
        await Axe.AssertGoodInBothThemesAsync(visit);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Release…" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Release", Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("The reason is empty; say why, for whoever reads the incident later.")).ToBeVisibleAsync();
        await Shots.TakeAsync(visit, "reason");
        await Axe.AssertGoodAsync(visit);
        await visit.Page.GetByLabel("Reason").FillAsync("Its author told me what it waits for.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Release", Exact = true }).ClickAsync();

        await Assertions.Expect(visit.Page.Locator(".notice")).ToContainTextAsync("Released by person:admin");
        await Assertions.Expect(visit.Page.Locator(".notice")).ToContainTextAsync("It is completed now.");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Reject…" })).ToBeDisabledAsync();
        Assert.Equal("completed", await StatusAsync(id));
        visit.AssertClean();
    }

    [Fact]
    public async Task A_rejected_submission_is_refused_and_the_record_says_by_whom()
    {
        var id = await HoldAsync("agent-of-rejection");
        await using var visit = await room.AdminAsync();

        await visit.OpenAsync("/review/held/" + id);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Reject…" }).ClickAsync();
        await visit.Page.GetByLabel("Reason").FillAsync("Nobody asked for it.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Reject", Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".notice")).ToContainTextAsync("Nobody asked for it.");

        using var reviewer = room.Host.As("reviewer");
        var late = await reviewer.PostAsync($"/v1/held/{id}/release", new StringContent("{\"reason\":\"x\"}", System.Text.Encoding.UTF8, "application/json"), Stop);
        Assert.Contains("by person:admin; a decision is made once.", await late.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal("refused", await StatusAsync(id));
        visit.AssertClean();
    }

    [Fact]
    public async Task What_arrives_while_the_list_is_open_waits_behind_a_bar()
    {
        await HoldAsync("agent-before");
        await using var visit = await room.AdminAsync();
        await visit.OpenAsync("/review/held");

        await HoldAsync("agent-after");
        var bar = visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Show the list as it is now") });
        await Assertions.Expect(bar).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByText("agent-after")).ToHaveCountAsync(0);
        await Shots.TakeAsync(visit, "held-list");
        await Axe.AssertGoodInBothThemesAsync(visit);
        await bar.ClickAsync();

        await Assertions.Expect(visit.Page.GetByText("agent-after")).ToBeVisibleAsync();
        visit.AssertClean();
    }

    private async Task<string> HoldAsync(string agent)
    {
        room.Given("IG1001", RuleAction.Hold, Severity.Medium, fact => fact is CodeImport { Module: "wait_here" });
        return (await room.Host.SubmitAsync(new { language = "python", code = Code, context = new { agent } })).GetProperty("id").GetString()!;
    }

    private async Task<string?> StatusAsync(string id)
    {
        using var client = room.Host.As("agent");
        return JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync("/v1/executions/" + id, Stop)).GetProperty("status").GetString();
    }
}
