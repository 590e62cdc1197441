using System.Text.RegularExpressions;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using Microsoft.Playwright;

namespace InterpreterGuard.Review.Tests;

/// <summary>The queue: its address is its state, it does not move by itself, and it needs no mouse.</summary>
public sealed class QueuePageTests(Room room)
{
    [Fact]
    public async Task A_filter_is_an_address_and_an_address_is_a_filter()
    {
        await OpenIncidentAsync("import filtered_low", "agent-low");
        await OpenIncidentAsync("import filtered_high", "agent-high");
        await using var visit = await room.AdminAsync();

        await visit.OpenAsync("/review/queue");
        await Assertions.Expect(Rows(visit).First).ToBeVisibleAsync();
        await visit.Page.GetByLabel("Severity").SelectOptionAsync("high");
        await visit.Page.GetByLabel("Agent", new() { Exact = true }).FillAsync("agent-high");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        await visit.AtAsync("/review/queue?status=open&severity=high&agent=agent-high");
        await Assertions.Expect(Rows(visit)).ToHaveCountAsync(1);
        await visit.Page.GotoAsync(visit.Address + "/review/queue?severity=high&rule=IG1102&technique=T1059");
        await visit.LiveAsync();

        await Assertions.Expect(visit.Page.GetByLabel("Rule")).ToHaveValueAsync("IG1102");
        await Assertions.Expect(Rows(visit)).ToHaveCountAsync(1);
        await Assertions.Expect(Rows(visit)).ToContainTextAsync("high");
        await visit.OpenAsync("/review/queue?severity=dreadful");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("severity");
        await Assertions.Expect(Rows(visit)).ToHaveCountAsync(0);
        visit.AssertClean();
    }

    [Fact]
    public async Task New_incidents_wait_behind_a_bar_and_rows_stay_where_they_are()
    {
        await OpenIncidentAsync("import live_before", "agent-live");
        await using var visit = await room.AdminAsync();
        await visit.OpenAsync("/review/queue?agent=agent-live");
        await Assertions.Expect(Rows(visit)).ToHaveCountAsync(1);

        await OpenIncidentAsync("import live_after", "agent-live");
        var bar = visit.Page.GetByRole(AriaRole.Button, new() { Name = "1 new incident. Show" });
        await Assertions.Expect(bar).ToBeVisibleAsync();
        await Assertions.Expect(Rows(visit)).ToHaveCountAsync(1);
        await Shots.TakeAsync(visit, "queue");
        await Axe.AssertGoodInBothThemesAsync(visit);
        await Shots.TakeAsync(visit, "queue-dark");
        await visit.Page.Keyboard.PressAsync("n");

        await Assertions.Expect(Rows(visit)).ToHaveCountAsync(2);
        await Assertions.Expect(bar).ToHaveCountAsync(0);
        visit.AssertClean();
    }

    [Fact]
    public async Task The_queue_is_gone_through_by_keyboard()
    {
        await OpenIncidentAsync("import key_one", "agent-keys");
        await OpenIncidentAsync("import key_two", "agent-keys");
        await using var visit = await room.AdminAsync();
        await visit.OpenAsync("/review/queue?agent=agent-keys");
        var links = Rows(visit).Locator("a[data-row]");
        await Assertions.Expect(links).ToHaveCountAsync(2);

        await visit.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(links.Nth(0)).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(links.Nth(1)).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(links.Nth(0)).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard" })).ToBeVisibleAsync();
        await Axe.AssertGoodAsync(visit);
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(visit.Page.GetByLabel("Text")).ToBeFocusedAsync();
        await visit.Page.Keyboard.TypeAsync("jk");
        await Assertions.Expect(visit.Page.GetByLabel("Text")).ToHaveValueAsync("jk");
        await links.Nth(1).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex("/review/incidents/inc_[0-9a-f]{32}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        visit.AssertClean();
    }

    [Fact]
    public async Task A_page_begins_with_a_way_past_its_bar_and_the_theme_is_kept()
    {
        await using var visit = await room.AdminAsync(new() { ColorScheme = ColorScheme.Light });
        await visit.OpenAsync("/review/queue");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
        var light = await GroundAsync(visit);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Switch between light and dark" }).ClickAsync();
        var dark = await GroundAsync(visit);
        await visit.Page.ReloadAsync();

        Assert.NotEqual(light, dark);
        Assert.Equal(dark, await GroundAsync(visit));
        await using var other = await room.AdminAsync(new() { ColorScheme = ColorScheme.Dark });
        await other.OpenAsync("/review/queue");
        Assert.Equal(dark, await GroundAsync(other));
        visit.AssertClean();
    }

    [Fact]
    public async Task What_is_decided_of_equal_ones_as_one_row_is_decided_of_all()
    {
        for (var i = 0; i < 3; i++)
            await OpenIncidentAsync("import bulk_equal", "agent-bulk");
        await using var visit = await room.AdminAsync();

        await visit.OpenAsync("/review/queue?agent=agent-bulk&grouped=true");
        await Assertions.Expect(Rows(visit)).ToHaveCountAsync(1);
        await visit.Page.GetByLabel("Choose all on this page").CheckAsync();
        await Assertions.Expect(visit.Page.GetByText("1 chosen")).ToBeVisibleAsync();
        await Axe.AssertGoodInBothThemesAsync(visit);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Decide…" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Decide: 3 incidents" })).ToBeVisibleAsync();
        await visit.Page.GetByLabel("Test: somebody tried the guard out").CheckAsync();
        await visit.Page.GetByLabel("Note").FillAsync("Our own trial.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Decide", Exact = true }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByText("3 incidents: test.")).ToBeVisibleAsync();
        await visit.OpenAsync("/review/queue?status=closed&agent=agent-bulk");
        await Assertions.Expect(Rows(visit)).ToHaveCountAsync(3);
        visit.AssertClean();
    }

    [Fact]
    public async Task Chosen_rows_alone_are_taken_and_a_filter_without_an_input_stays()
    {
        await OpenIncidentAsync("import chosen_one", "agent-chosen");
        await OpenIncidentAsync("import chosen_two", "agent-chosen");
        await using var visit = await room.AdminAsync();

        await visit.OpenAsync("/review/queue?agent=agent-chosen&tenant=default");
        await Assertions.Expect(Rows(visit)).ToHaveCountAsync(2);
        await Rows(visit).First.GetByRole(AriaRole.Checkbox).CheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Take them" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("1 incident: taken.")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Filter", Exact = true }).ClickAsync();

        await visit.AtAsync("/review/queue?tenant=default&status=open&agent=agent-chosen");
        await visit.Page.GetByTitle("Take this filter away").ClickAsync();
        await visit.AtAsync("/review/queue?status=open&agent=agent-chosen");
        await visit.OpenAsync("/review/queue?status=mine&agent=agent-chosen");
        await Assertions.Expect(Rows(visit)).ToHaveCountAsync(1);
        visit.AssertClean();
    }

    private static Task<string> GroundAsync(Visit visit) => visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");

    private static ILocator Rows(Visit visit) => visit.Page.Locator("table.queue tbody tr");

    private async Task OpenIncidentAsync(string code, string agent)
    {
        room.Given("IG1101", RuleAction.Alert, Severity.Low, fact => fact is CodeImport { Module: "filtered_low" or "live_before" or "live_after" or "key_one" or "key_two" or "bulk_equal" or "chosen_one" or "chosen_two" });
        room.Given("IG1102", RuleAction.Deny, Severity.High, fact => fact is CodeImport { Module: "filtered_high" });
        await room.Host.SubmitAsync(new { language = "python", code, context = new { agent } });
    }
}
