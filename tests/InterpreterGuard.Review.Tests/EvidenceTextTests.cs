using InterpreterGuard.Host.Review.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace InterpreterGuard.Review.Tests;

/// <summary>How much of a stranger's text is shown.</summary>
public sealed class EvidenceTextTests
{
    [Theory]
    [InlineData(120, 120)]
    [InlineData(125, 125)]
    [InlineData(140, 140)]
    [InlineData(141, 120)]
    public async Task A_text_hardly_longer_than_the_bound_is_shown_whole(int length, int shown)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Text"] = new string('x', length), ["Max"] = 120, ["Fixed"] = true });

        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<EvidenceText>(parameters)).ToHtmlString());

        Assert.Equal(shown, html.Split("more-static")[0].Count(c => c == 'x'));
        Assert.Equal(shown < length, html.Contains($"… {length - shown} more characters", StringComparison.Ordinal));
    }
}
