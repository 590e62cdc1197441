using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Overviews;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace InterpreterGuard.Review.Tests;

/// <summary>What a page showed when it came stays there while its circuit takes it over, however long its database takes to answer.</summary>
public sealed class FirstPaintTests(Room room)
{
    private const int SettledMs = 500;

    /// <summary>Counts what the selector finds whenever the page changes, from when it has come whole: a browser shows rows while it still reads the next.</summary>
    private const string Counting =
        """
        document.addEventListener('DOMContentLoaded', () => {
          const look = () => window.leastFound = Math.min(window.leastFound ?? Infinity, document.querySelectorAll(SELECTOR).length);
          look();
          new MutationObserver(look).observe(document, { childList: true, subtree: true });
        });
        """;

    [Fact]
    public async Task Nothing_vanishes_when_a_page_becomes_interactive()
    {
        await using var host = new ReviewHost(more: Late).Started();
        host.Policy.With("IG1103", "A rule of the tests", RuleAction.Alert, Severity.Low, fact => fact is CodeImport { Module: "first_paint" });
        await host.SubmitAsync(new { language = "python", code = "import first_paint" });
        var answer = await host.SubmitAsync(new { language = "python", code = "import first_paint" });
        var incident = answer.GetProperty("security").GetProperty("incident_id").GetString()!;
        await using var visit = await room.StrangerAsync(host);
        await visit.SignInAsync("admin", host.FirstPassword);
        await visit.ChangePasswordAsync(host.FirstPassword, Room.Password);
        await visit.AtAsync("/review/queue");

        foreach (var (path, selector, least) in ((string, string, int)[])
            [
                ("/review/queue", "table.queue tbody tr", 2),
                ($"/review/incidents/{incident}", "section[aria-labelledby=code-title]", 1),
                ($"/review/incidents/{incident}?show=all", ".timeline-rows", 1),
                ("/review/overview", "section[aria-labelledby=time-title]", 1),
            ])
        {
            var page = await visit.Context.NewPageAsync();
            await page.AddInitScriptAsync(Counting.Replace("SELECTOR", $"'{selector}'", StringComparison.Ordinal));
            await page.GotoAsync(visit.Address + path);
            await page.Locator("main[data-live=yes]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await page.WaitForTimeoutAsync(SettledMs);

            Assert.True(await page.EvaluateAsync<int>("window.leastFound") >= least, $"{path}: at one time there were {await page.EvaluateAsync<int>("window.leastFound")} of {selector}");
            await page.CloseAsync();
        }

        visit.AssertClean();
    }

    private static void Late(IServiceCollection services)
    {
        var (cases, overviews) = (Last<ICaseStore>(services), Last<IOverviewStore>(services));
        services.AddSingleton<ICaseStore>(provider => new LateCases((ICaseStore)Make(provider, cases)));
        services.AddSingleton<IOverviewStore>(provider => new LateOverviews((IOverviewStore)Make(provider, overviews)));
    }

    private static ServiceDescriptor Last<T>(IServiceCollection services) => services.Last(service => service.ServiceType == typeof(T));

    private static object Make(IServiceProvider provider, ServiceDescriptor service) =>
        service.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType!);
}
