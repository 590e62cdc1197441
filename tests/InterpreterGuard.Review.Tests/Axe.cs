using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace InterpreterGuard.Review.Tests;

/// <summary>Accessibility, as axe-core sees it.</summary>
internal static class Axe
{
    private static readonly string[] Grave = ["serious", "critical"];

    // What passed is counted, not described: on a page with a thousand elements the descriptions take most of the time.
    private static AxeRunOptions Everything => new() { ResultTypes = [ResultType.Violations] };

    private static AxeRunOptions Colours => new() { ResultTypes = [ResultType.Violations], RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } };

    /// <summary>No serious or critical violation on the page as it stands.</summary>
    public static Task AssertGoodAsync(Visit visit) => AssertGoodAsync(visit, Everything);

    /// <summary>In both themes, which differ in nothing but colours.</summary>
    public static async Task AssertGoodInBothThemesAsync(Visit visit)
    {
        await AssertGoodAsync(visit);
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Switch between light and dark" }).ClickAsync();
        await AssertGoodAsync(visit, Colours);
    }

    private static async Task AssertGoodAsync(Visit visit, AxeRunOptions options)
    {
        var result = await visit.Page.RunAxe(options);
        var grave = result.Violations.Where(violation => Grave.Contains(violation.Impact, StringComparer.Ordinal))
            .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id} ({violation.Impact}): {violation.Help}: {node.Html}"));

        Assert.Empty(grave);
    }
}
