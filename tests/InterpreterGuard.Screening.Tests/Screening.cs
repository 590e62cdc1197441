using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace InterpreterGuard.Screening.Tests;

/// <summary>The screener as the product puts it together, and short ways to ask it.</summary>
internal static class Screening
{
    public static IScreener Screener(IParserConnections connections, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        return new ServiceCollection()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(connections)
            .AddScreening()
            .BuildServiceProvider()
            .GetRequiredService<IScreener>();
    }

    public static Task<ScreeningReport> PythonAsync(this IScreener screener, string code) =>
        screener.ScreenAsync(Language.Python, code, TestContext.Current.CancellationToken);

    public static Task<ScreeningReport> JavaScriptAsync(this IScreener screener, string code) =>
        screener.ScreenAsync(Language.JavaScript, code, TestContext.Current.CancellationToken);

    public static Task<ScreeningReport> CSharpAsync(this IScreener screener, string code) =>
        screener.ScreenAsync(Language.CSharp, code, TestContext.Current.CancellationToken);

    public static Task<ScreeningReport> ShellAsync(this IScreener screener, string code) =>
        screener.ScreenAsync(Language.Shell, code, TestContext.Current.CancellationToken);

    /// <summary>Calls as <c>name(arguments)</c>.</summary>
    public static IEnumerable<string> Calls(this ScreeningReport report) =>
        report.Facts.OfType<CodeCall>().Select(call => $"{call.Name}({call.Text})");

    public static CodeCall Call(this ScreeningReport report, string name) =>
        Assert.Single(report.Facts.OfType<CodeCall>(), call => call.Name == name);
}
