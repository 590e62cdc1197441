using System.Text.Json;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Host.Review.Evidence;
using Microsoft.Playwright;

namespace InterpreterGuard.Review.Tests;

/// <summary>Evidence is hostile text: in no field does any of it run, break out or mislead.</summary>
public sealed class HostileTextTests(Room room)
{
    private const int TextsOfOne = 15;

    /// <summary>What the page looks like from inside: anything that ran, anything that is more than text, anything that hides.</summary>
    internal const string Look =
        """
        () => ({
          hit: window.__hit ?? null,
          elements: [...document.querySelectorAll('.evidence *:not(span.hidden-mark), .source-text *:not(span.hidden-mark):not(mark.found):not(span.more-static)')].map(e => e.outerHTML.slice(0, 200)),
          foreign: [...document.querySelectorAll('main :is(script, style, iframe, img, object, embed, link, meta, base, video, audio, template, marquee, math, form:not(.filters):not(.tune))')].map(e => e.outerHTML.slice(0, 200)),
          links: [...document.querySelectorAll('a')].map(a => a.getAttribute('href')).filter(href => href && !href.startsWith('/review') && !href.startsWith('review/') && href !== '#main'),
          handlers: [...document.querySelectorAll('main *')].flatMap(e => e.getAttributeNames().filter(name => /^on/i.test(name))),
          hidden: (document.querySelector('main').textContent.match(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00a0\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\u2800\u3164\ufe00-\ufe0f\ufeff\u{e0000}-\u{e01ef}]/gu) ?? []).map(c => c.codePointAt(0).toString(16)),
          titles: [...document.querySelectorAll('[title]')].map(e => e.title).filter(title => /[\u202a-\u202e\u2066-\u2069\u200b-\u200f\u0000-\u0008]/.test(title)),
          wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          texts: [...document.querySelectorAll('.evidence')].map(e => e.textContent),

          title: document.title,
          heading: [...document.querySelectorAll('h1')].map(e => e.textContent)
        })
        """;

    [Fact]
    public async Task None_of_the_hostile_strings_runs_breaks_out_or_misleads()
    {
        var all = HostileString.All.Select(hostile => hostile.Text).ToList();
        Assert.True(all.Count >= 200, $"There are {all.Count} hostile strings.");
        await using var host = new ReviewHost().Started();
        await using var visit = await room.StrangerAsync(host);
        await visit.SignInAsync("admin", host.FirstPassword);
        await visit.ChangePasswordAsync(host.FirstPassword, Room.Password);
        var at = TimeProvider.System.GetUtcNow();
        var incidents = new List<IncidentId>();
        foreach (var (index, text) in all.Index())
            incidents.Add(await HostileEvidence.OpenIncidentAsync(host, text, at.AddMilliseconds(index)));
        await HostileEvidence.SaveFiltersAsync(host, all);
        var held = new List<(ExecutionId Id, string[] Texts)>();
        foreach (var (index, texts) in all.Chunk(TextsOfOne).Index())
            held.Add((await HostileEvidence.HoldAsync(host, texts, at.AddMilliseconds(index)), texts));

        await QueueAsync(visit, all);
        await visit.OpenAsync("/review/held");
        await AssertTextAloneAsync(visit, "Held");
        foreach (var (id, texts) in held)
            await HeldAsync(visit, id, texts);

        // Each of its texts has been on a page by now; a share of them shows what this page does with them.
        foreach (var id in incidents.Where((_, index) => index % 9 == 0))
        {
            await visit.OpenAsync($"/review/incidents/{id}");
            await AssertTextAloneAsync(visit, "Incident");
        }

        visit.AssertClean();
    }

    private static async Task QueueAsync(Visit visit, List<string> all)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await visit.OpenAsync("/review/queue");
        await Shots.TakeAsync(visit, "hostile-queue");
        while (true)
        {
            seen.UnionWith(await AssertTextAloneAsync(visit, "Queue"));
            var next = visit.Page.GetByRole(AriaRole.Link, new() { Name = "Next page" });
            if (await next.CountAsync() == 0)
                break;
            await visit.OpenAsync((await next.GetAttributeAsync("href"))!);
        }

        Assert.All(all, text => Assert.True(seen.Contains(Shown(text, 60)) && seen.Contains(Shown(text, 240)), text));
    }

    private static async Task HeldAsync(Visit visit, ExecutionId id, string[] texts)
    {
        await visit.OpenAsync($"/review/held/{id}");
        if (texts.Contains("\u202Egnp.exe", StringComparer.Ordinal))
            await Shots.TakeAsync(visit, "hostile-held");
        await visit.Page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");
        var seen = await AssertTextAloneAsync(visit, "Held submission");

        // As argument and value, as a finding's message beneath its line.
        Assert.All(texts, text => Assert.True(seen.Contains(Shown(text, 200)) && seen.Contains(Shown(text, 400)), text));
    }

    /// <summary>Only text is there, and all that hides is shown. Returns the texts.</summary>
    private static async Task<HashSet<string>> AssertTextAloneAsync(Visit visit, string heading)
    {
        var look = await visit.Page.EvaluateAsync<JsonElement>(Look);

        Assert.Equal(JsonValueKind.Null, look.GetProperty("hit").ValueKind);
        foreach (var list in new[] { "elements", "foreign", "links", "handlers", "hidden", "titles" })
            Assert.Equal("[]", look.GetProperty(list).GetRawText());
        Assert.InRange(look.GetProperty("wide").GetInt32(), int.MinValue, 0);
        Assert.Equal(heading, Assert.Single(look.GetProperty("heading").EnumerateArray()).GetString());
        Assert.EndsWith("· InterpreterGuard", look.GetProperty("title").GetString(), StringComparison.Ordinal);
        visit.AssertClean();
        return [.. look.GetProperty("texts").EnumerateArray().Select(text => text.GetString()!)];
    }

    private static string Shown(string text, int max) => string.Concat(ShownText.Split(ShownText.CutWithNotice(text, max)).Select(piece => piece.Text));
}
