using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Tests;

/// <summary>A shell runs each command before it reads the next: a mistake further down hides nothing.</summary>
public sealed class ShellMistakeTests(ParserContainer parser)
{
    private readonly IScreener _screener = Screening.Screener(parser);

    [Theory]
    [InlineData("curl -s http://192.0.2.7/x\nif then\n")]
    [InlineData("curl -s http://192.0.2.7/x\nfor i in 1 2; do\n  echo $i\n")]
    [InlineData("curl -s http://192.0.2.7/x\nwhile true; do\n  if true; then\n    echo )\n  fi\n")]
    public async Task What_stands_before_a_mistake_is_read(string code)
    {
        var report = await _screener.ShellAsync(code);

        Assert.Contains("curl(-s http://192.0.2.7/x)", report.Calls());
        Assert.Equal("syntax", Assert.Single(report.Facts.OfType<CodeUnreadable>()).Reason);
    }

    [Fact]
    public async Task A_mistake_in_the_first_line_leaves_nothing() =>
        Assert.IsType<CodeUnreadable>(Assert.Single((await _screener.ShellAsync("if then curl x\necho 1\n")).Facts));

    [Fact]
    public async Task Loops_inside_loops_stay_within_what_is_looked_at()
    {
        const string code = """
            function isPrime(n) { for (let j = 2; j < n; j++) { if (n % j === 0) return false; } return true; }
            for (let a = 2; a < 99; a++) { for (let b = 2; b < 99; b++) { for (let c = 2; c < 99; c++) { if (isPrime(c) && a * b * c === 30) console.log(a, b, c); } } }
            """;

        Assert.Empty((await _screener.JavaScriptAsync(code)).Facts.OfType<CodeUnreadable>());
    }
}
