using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.TestKit.Given;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace InterpreterGuard.Review.Tests;

/// <summary>Everything that was seen of one execution, however much it is.</summary>
public sealed class TimelinePageTests(Room room)
{
    private const int Seen = 20_000;
    private const int Denied = 15_000;

    [Fact]
    public async Task Twenty_thousand_observations_are_one_list_of_which_only_what_is_in_sight_is_in_the_page()
    {
        var id = await OpenIncidentAsync();
        await using var visit = await room.AdminAsync();

        await visit.OpenAsync($"/review/incidents/{id}?show=all");
        var rows = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Everything that was seen" });

        await Assertions.Expect(rows.GetByRole(AriaRole.Link).First).ToContainTextAsync("screening");
        await Assertions.Expect(visit.Page.GetByText("20,000 observations:")).ToContainTextAsync("1 stopped");
        Assert.InRange(await rows.GetByRole(AriaRole.Link).CountAsync(), 10, 200);
        await rows.EvaluateAsync("list => list.scrollTop = list.scrollHeight");
        await Assertions.Expect(rows.GetByRole(AriaRole.Link).Last).ToContainTextAsync("end");
        await Shots.TakeAsync(visit, "timeline");
        await Axe.AssertGoodInBothThemesAsync(visit);
        visit.AssertClean();
    }

    [Fact]
    public async Task An_observation_has_an_address_that_shows_it_and_its_neighbours()
    {
        var id = await OpenIncidentAsync();
        await using var visit = await room.AdminAsync();

        await visit.OpenAsync($"/review/incidents/{id}?show=all&at={Denied}");
        var rows = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Everything that was seen" });
        var chosen = visit.Page.GetByRole(AriaRole.Region, new() { Name = "The chosen observation" });

        await Assertions.Expect(chosen).ToContainTextAsync($"number {Denied}");
        await Assertions.Expect(rows.Locator(".timeline-chosen")).ToBeInViewportAsync();
        await Assertions.Expect(rows.Locator(".timeline-chosen")).ToContainTextAsync("denied");
        await rows.Locator($"[data-place='{Denied + 2}']").ClickAsync();
        await Assertions.Expect(chosen).ToContainTextAsync($"number {Denied + 2}");
        Assert.EndsWith($"show=all&at={Denied + 2}", visit.Page.Url, StringComparison.Ordinal);
        visit.AssertClean();
    }

    private async Task<IncidentId> OpenIncidentAsync()
    {
        var store = room.Host.Services.GetRequiredService<IEvidenceStore>();
        var at = DateTimeOffset.UtcNow.AddMinutes(-5);
        var accepted = GivenExecutions.Accepted("print(1)", at);
        var incident = GivenExecutions.IncidentOf(accepted, at: at) with { Summary = "Much was seen" };
        var file = GivenFacts.Runtime.First(fact => fact.Kind == "file.open");
        await store.AcceptAsync(accepted, CancellationToken.None);
        await store.CompleteAsync(
            GivenExecutions.Ended(accepted, incident.Id) with
            {
                Detections = [],
                Observations = [.. Enumerable.Range(1, Seen).Select(i =>
                    new Observation(i, at.AddMilliseconds(i), new ProcessReference(7, 1, "python3"), file, i == Denied ? Decision.Denied : Decision.Allowed))],
            },
            incident,
            CancellationToken.None);
        return incident.Id;
    }
}
