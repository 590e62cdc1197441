using System.Text.RegularExpressions;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using Microsoft.Playwright;

namespace InterpreterGuard.Review.Tests;

/// <summary>Equal executions beyond the bound are one row with a count that rises where it stands, and each is a press away.</summary>
public sealed class JoinedPageTests(Room room)
{
    [Fact]
    public async Task Those_that_joined_are_counted_listed_and_read_one_by_one()
    {
        await using var host = new ReviewHost(new Dictionary<string, string>(StringComparer.Ordinal) { ["Storage:Joining:EqualIncidentsMax"] = "1" }).Started();
        host.Policy.With("IG1105", "A rule of the tests", RuleAction.Alert, Severity.High, fact => fact is CodeImport { Module: "again_and_again" });
        for (var i = 0; i < 24; i++)
            await SubmitAsync(host, i);
        await using var visit = await room.StrangerAsync(host);
        await visit.SignInAsync("admin", host.FirstPassword);
        await visit.ChangePasswordAsync(host.FirstPassword, Room.Password);

        await visit.OpenAsync("/review/queue");
        var rows = visit.Page.Locator("table.queue tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await Assertions.Expect(rows.First).ToContainTextAsync("×24");
        var last = await SubmitAsync(host, 24);
        await Assertions.Expect(rows.First).ToContainTextAsync("×25");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("new incident", RegexOptions.None, TimeSpan.FromSeconds(1)) })).ToHaveCountAsync(0);

        await visit.Page.Locator("a[data-row]").First.ClickAsync();
        await visit.LiveAsync();
        var list = visit.Page.GetByRole(AriaRole.List, new() { NameRegex = new Regex("^Executions like it", RegexOptions.None, TimeSpan.FromSeconds(1)) });
        await Assertions.Expect(list.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(20);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show more (4)" }).ClickAsync();
        await Assertions.Expect(list.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(24);
        await Axe.AssertGoodInBothThemesAsync(visit);
        await list.GetByRole(AriaRole.Link, new() { Name = last.GetProperty("id").GetString()! }).ClickAsync();

        await visit.AtAsync($"/review/incidents/{last.GetProperty("security").GetProperty("incident_id").GetString()}");
        await Assertions.Expect(visit.Page.GetByText($"This is the evidence of {last.GetProperty("id").GetString()}, which joined this incident.")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByLabel("Submitted code")).ToContainTextAsync("# run 24");
        await Axe.AssertGoodAsync(visit);
        await Shots.TakeAsync(visit, "joined");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "The one that opened it" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByLabel("Submitted code")).ToContainTextAsync("# run 0");
        visit.AssertClean();
    }

    private static Task<System.Text.Json.JsonElement> SubmitAsync(ReviewHost host, int run) =>
        host.SubmitAsync(new { language = "python", code = $"import again_and_again\n# run {run}", context = new { agent = "loop", user = $"user{run}" } });
}
