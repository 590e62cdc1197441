using System.Text.Json;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Outbox;
using InterpreterGuard.Host.Review.Components;
using InterpreterGuard.Host.Review.Evidence;
using InterpreterGuard.Outbox;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Playwright;

namespace InterpreterGuard.Review.Tests;

/// <summary>Who is told of incidents, what they would not take, and what a person does about it.</summary>
public sealed class OutboxPageTests(Room room)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dead_letters_are_read_tried_again_and_discarded_and_the_trail_says_by_whom()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = new ReviewHost(SettingsFor(receiver)).Started();
        await RefuseAsync(host, 3);
        await using var visit = await SignedInAsync(host);

        await visit.OpenAsync("/review/queue");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Outbox" }).ClickAsync();
        var desk = visit.Page.GetByRole(AriaRole.Table, new() { Name = "Destinations" }).GetByRole(AriaRole.Row).Filter(new() { HasText = "desk" });
        var letters = visit.Page.GetByRole(AriaRole.Table, new() { Name = "Dead letters" }).Locator("tbody").GetByRole(AriaRole.Row);
        await Assertions.Expect(letters).ToHaveCountAsync(3);
        await Assertions.Expect(letters.First).ToContainTextAsync("it answered 422");
        await Assertions.Expect(desk).ToContainTextAsync(new Uri(receiver.Address).Authority);
        await Assertions.Expect(desk).ToContainTextAsync("idle");
        await Shots.TakeAsync(visit, "outbox");
        await Axe.AssertGoodInBothThemesAsync(visit);

        await letters.First.GetByRole(AriaRole.Button, new() { Name = "Discard message" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("its receiver never hears of it");
        await Axe.AssertGoodAsync(visit);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Assertions.Expect(letters).ToHaveCountAsync(3);
        await letters.First.GetByRole(AriaRole.Button, new() { Name = "Discard message" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Discard", Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("1 message was discarded.")).ToBeVisibleAsync();
        await Assertions.Expect(letters).ToHaveCountAsync(2);

        receiver.Status = StatusCodes.Status204NoContent;
        await letters.First.GetByRole(AriaRole.Button, new() { Name = "Retry message" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("1 message was tried again.")).ToBeVisibleAsync();
        await Assertions.Expect(letters).ToHaveCountAsync(1);
        await visit.Page.GetByRole(AriaRole.Group, new() { Name = "All of desk" }).GetByRole(AriaRole.Button, new() { Name = "Retry all" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("There are none. A message whose receiver refuses it")).ToBeVisibleAsync();

        // What was delivered shows by itself.
        await Assertions.Expect(desk.GetByRole(AriaRole.Cell).Nth(4)).ToHaveTextAsync("2");
        using var admin = host.As("admin");
        var trail = JsonDocument.Parse(await admin.GetStringAsync("/v1/audit?kind=outbox", Stop)).RootElement.GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(["tried again", "tried again", "discarded"], trail.Select(entry => entry.GetProperty("detail").GetString()!.Split(':')[0]));
        Assert.All(trail, entry => Assert.Equal("person:admin", entry.GetProperty("actor").GetString()));
        visit.AssertClean();
    }

    [Fact]
    public async Task What_dies_while_the_page_is_open_waits_behind_a_bar_and_an_outbox_without_destinations_says_so()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = new ReviewHost(SettingsFor(receiver)).Started();
        await using var visit = await SignedInAsync(host);
        await visit.OpenAsync("/review/outbox");
        await Assertions.Expect(visit.Page.GetByText("There are none. A message whose receiver refuses it")).ToBeVisibleAsync();

        await RefuseAsync(host, 1);
        var bar = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show it as it is now" });
        await Assertions.Expect(bar).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByText("it answered 422")).ToHaveCountAsync(1);
        await bar.ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Table, new() { Name = "Dead letters" })).ToContainTextAsync("it answered 422");

        await using var empty = await room.AdminAsync();
        await empty.OpenAsync("/review/outbox");
        await Assertions.Expect(empty.Page.GetByText("Nobody is told of incidents.")).ToBeVisibleAsync();
        await Axe.AssertGoodInBothThemesAsync(empty);
        empty.AssertClean();
        visit.AssertClean();
    }

    [Fact]
    public async Task What_strangers_wrote_is_text()
    {
        await using var host = new ReviewHost(more: services => services.Replace(ServiceDescriptor.Singleton<IOutboxRouter, HostileRouter>())).Started();
        var store = host.Services.GetRequiredService<IOutboxStore>();
        var at = TimeProvider.System.GetUtcNow();
        var texts = HostileString.All.Select(hostile => hostile.Text).Where(text => text.Length is > 0 and < 64 && !text.Contains('\0', StringComparison.Ordinal)).Take(99).ToList();
        foreach (var (index, text) in texts.Index())
        {
            await HostileEvidence.OpenIncidentAsync(host, text, at.AddMilliseconds(index));
            foreach (var message in await store.ListWaitingAsync(text, 10, Stop))
                await store.GiveUpAsync(message.Number, text, at);
        }

        await using var visit = await SignedInAsync(host);

        await visit.OpenAsync("/review/outbox");

        await Shots.TakeAsync(visit, "outbox-hostile");
        var look = await visit.Page.EvaluateAsync<JsonElement>(HostileTextTests.Look);
        Assert.Equal(JsonValueKind.Null, look.GetProperty("hit").ValueKind);
        foreach (var list in new[] { "elements", "foreign", "links", "handlers", "hidden", "titles" })
            Assert.Equal("[]", look.GetProperty(list).GetRawText());
        Assert.InRange(look.GetProperty("wide").GetInt32(), int.MinValue, 0);
        var seen = look.GetProperty("texts").EnumerateArray().Select(text => text.GetString()!).ToHashSet(StringComparer.Ordinal);
        Assert.All(texts, text => Assert.Contains(string.Concat(ShownText.Split(text).Select(piece => piece.Text)), seen));
        visit.AssertClean();
    }

    [Fact]
    public void Every_state_has_words_of_its_own()
    {
        var words = Enum.GetValues<DestinationState>().Select(state => OutboxWords.Of(state).Word).ToList();

        Assert.Equal(words.Count, words.Distinct(StringComparer.Ordinal).Count());
    }

    internal static Dictionary<string, string> SettingsFor(Receiver receiver) => new(StringComparer.Ordinal)
    {
        ["Outbox:PauseSecondsMax"] = "1",
        ["Outbox:Destinations:desk:Address"] = receiver.Address,
    };

    /// <summary>Opens incidents and waits until their messages are dead.</summary>
    internal static async Task RefuseAsync(ReviewHost host, int count)
    {
        host.Policy.With("IG1171", "A rule of the tests", RuleAction.Deny, Severity.High, fact => fact is CodeImport { Module: "told" });
        for (var i = 0; i < count; i++)
            await host.SubmitAsync(new { language = "python", code = $"import told\nprint({i})", context = new { agent = $"agent-told-{i}" } });
        var store = host.Services.GetRequiredService<IOutboxStore>();
        for (var i = 0; i < 600 && (await store.ListDeadAsync(null, 10, Stop)).Count < count; i++)
            await Task.Delay(50, Stop);
        Assert.Equal(count, (await store.ListDeadAsync(null, 10, Stop)).Count);
    }

    private async Task<Visit> SignedInAsync(ReviewHost host)
    {
        var visit = await room.StrangerAsync(host);
        await visit.SignInAsync("admin", host.FirstPassword);
        await visit.ChangePasswordAsync(host.FirstPassword, Room.Password);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Queue" })).ToBeVisibleAsync();
        return visit;
    }
}
