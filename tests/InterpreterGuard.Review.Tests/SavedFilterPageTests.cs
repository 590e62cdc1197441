using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using Microsoft.Playwright;

namespace InterpreterGuard.Review.Tests;

/// <summary>A person names a filter, finds it again, and lets it go.</summary>
public sealed class SavedFilterPageTests(Room room)
{
    [Fact]
    public async Task A_filter_is_named_used_and_deleted_and_a_deletion_is_undone()
    {
        room.Given("IG1104", RuleAction.Alert, Severity.Low, fact => fact is CodeImport { Module: "saved_one" });
        await room.Host.SubmitAsync(new { language = "python", code = "import saved_one", context = new { agent = "agent-saved" } });
        await using var visit = await room.AdminAsync();
        var saved = visit.Page.GetByRole(AriaRole.Group, new() { Name = "Saved filters" });
        await visit.OpenAsync("/review/queue");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save this filter…" })).ToHaveCountAsync(0);

        await visit.OpenAsync("/review/queue?status=open&agent=agent-saved&since=7d");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save this filter…" }).ClickAsync();
        var name = visit.Page.GetByLabel("Name of this filter");
        await Assertions.Expect(name).ToBeFocusedAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Name is missing; give the filter a name.");
        await Axe.AssertGoodAsync(visit);
        await name.FillAsync("<b>My \"agent\"</b>");
        await name.PressAsync("Enter");
        var link = saved.GetByRole(AriaRole.Link, new() { Name = "<b>My \"agent\"</b>", Exact = true });
        await Assertions.Expect(link).ToHaveAttributeAsync("aria-current", "page");
        await Axe.AssertGoodInBothThemesAsync(visit);
        await Shots.TakeAsync(visit, "saved-filters");

        await visit.OpenAsync("/review/queue?status=closed");
        await link.ClickAsync();
        await visit.AtAsync("/review/queue?status=open&agent=agent-saved&since=7d");
        await Assertions.Expect(visit.Page.Locator("table.queue tbody tr")).ToHaveCountAsync(1);
        await using (var other = await room.AdminAsync())
        {
            await other.OpenAsync("/review/queue");
            await Assertions.Expect(other.Page.GetByRole(AriaRole.Group, new() { Name = "Saved filters" }).GetByRole(AriaRole.Link)).ToHaveCountAsync(1);
        }

        var delete = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Delete the saved filter <b>My \"agent\"</b>" });
        await delete.ClickAsync();
        await Assertions.Expect(link).ToHaveCountAsync(0);
        await Axe.AssertGoodAsync(visit);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(link).ToHaveCountAsync(1);
        await delete.ClickAsync();
        await Assertions.Expect(link).ToHaveCountAsync(0);
        await visit.OpenAsync("/review/queue");
        await Assertions.Expect(saved.GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        visit.AssertClean();
    }
}
