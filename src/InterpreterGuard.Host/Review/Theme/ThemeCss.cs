using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace InterpreterGuard.Host.Review.Theme;

/// <summary>
/// The theme as a style sheet. The library writes it into each page as a style element, which the content security policy forbids; so it is rendered once, here, and served as a file.
/// </summary>
internal sealed partial class ThemeCss(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    private readonly Lock _making = new();
    private Task<string>? _css;

    public Task<string> GetAsync()
    {
        lock (_making)
            return _css is { IsFaulted: false } ? _css : _css = MakeAsync();
    }

    private async Task<string> MakeAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        var light = await RenderAsync(renderer, dark: false);
        var dark = await RenderAsync(renderer, dark: true);
        return $$"""
            {{light}}
            :root { color-scheme: light; }
            {{On(dark, ":root[data-theme=dark]")}}
            :root[data-theme=dark] { color-scheme: dark; }
            @media (prefers-color-scheme: dark) {
            {{On(dark, ":root:not([data-theme=light])")}}
            :root:not([data-theme=light]) { color-scheme: dark; }
            }
            """;
    }

    private static string On(string css, string selector) => css.Replace(":root", selector, StringComparison.Ordinal);

    private static Task<string> RenderAsync(HtmlRenderer renderer, bool dark) => renderer.Dispatcher.InvokeAsync(async () =>
    {
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(MudThemeProvider.Theme)] = RoomTheme.Make(),
            [nameof(MudThemeProvider.IsDarkMode)] = dark,
            [nameof(MudThemeProvider.ObserveSystemDarkModeChange)] = false,
            [nameof(MudThemeProvider.DefaultScrollbar)] = true,
        });
        var html = (await renderer.RenderComponentAsync<MudThemeProvider>(parameters)).ToHtmlString();
        var css = WebUtility.HtmlDecode(string.Concat(StyleElement.Matches(html).Select(style => style.Groups["css"].Value)));
        return css.Contains("--mud-palette-surface", StringComparison.Ordinal) ? css : throw new InvalidOperationException("The library's theme has no colours where they were; the pages would have none.");
    });

    [GeneratedRegex("<style[^>]*>(?<css>.*?)</style>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex StyleElement { get; }
}
