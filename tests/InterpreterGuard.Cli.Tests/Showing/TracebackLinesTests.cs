using InterpreterGuard.Cli.Showing;

namespace InterpreterGuard.Cli.Tests.Showing;

public class TracebackLinesTests
{
    [Theory]
    [InlineData("Traceback (most recent call last):", "red")]
    [InlineData("  File \"cell-1.py\", line 3, in f", "aqua")]
    [InlineData("    ~^~", "red")]
    [InlineData("ZeroDivisionError: division by zero", "bold red")]
    [InlineData("Unhandled exception. System.FormatException: The input string", "bold red")]
    [InlineData("KeyboardInterrupt", "bold red")]
    [InlineData("    at f (/work/main.js:1:21)", "aqua")]
    [InlineData("/work/main.js:1", "aqua")]
    [InlineData("cell-1.cs(1,9): error CS1525: Invalid expression term", "bold red")]
    [InlineData("careful", "yellow")]
    public void A_line_has_its_colour(string line, string style) => Assert.Equal(style, TracebackLines.StyleOf(line));

    [Fact]
    public void Lines_that_come_in_pieces_are_shown_whole()
    {
        var said = new StringWriter();
        var lines = new TracebackLines(Screen.On(said, redirected: true));

        lines.Write("a");
        lines.Write("b\n\nc");
        Assert.Equal("ab\n\n", said.ToString());
        lines.Flush();

        Assert.Equal("ab\n\nc\n", said.ToString());
    }
}
