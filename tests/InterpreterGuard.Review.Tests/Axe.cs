using Deque.AxeCore.Playwright;

namespace InterpreterGuard.Review.Tests;

/// <summary>Accessibility, as axe-core sees it.</summary>
internal static class Axe
{
    private static readonly string[] Grave = ["serious", "critical"];

    /// <summary>No serious or critical violation on the page as it stands.</summary>
    public static async Task AssertGoodAsync(Visit visit)
    {
        var result = await visit.Page.RunAxe();
        var grave = result.Violations.Where(violation => Grave.Contains(violation.Impact, StringComparer.Ordinal))
            .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id} ({violation.Impact}): {violation.Help}: {node.Html}"));

        Assert.Empty(grave);
    }

    /// <summary>In both themes: contrast differs.</summary>
    public static async Task AssertGoodInBothThemesAsync(Visit visit)
    {
        await AssertGoodAsync(visit);
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Switch between light and dark" }).ClickAsync();
        await AssertGoodAsync(visit);
    }
}
