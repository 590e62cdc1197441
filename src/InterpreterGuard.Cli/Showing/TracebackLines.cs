using System.Text;
using System.Text.RegularExpressions;

namespace InterpreterGuard.Cli.Showing;

/// <summary>What a program writes to standard error, line by line, with the places and the error of a traceback in colour. The text stays as it is; only safe text reaches the terminal.</summary>
internal sealed partial class TracebackLines(Screen screen)
{
    private const int LineMax = 16 << 10;
    private const int StyledMax = 1000;

    private readonly StringBuilder _line = new();

    public void Write(string text)
    {
        foreach (var c in text)
        {
            if (c == '\n' || _line.Length >= LineMax)
                Flush(always: true);
            if (c != '\n')
                _line.Append(c);
        }
    }

    /// <summary>Shows a line that has no end yet.</summary>
    public void Flush() => Flush(always: false);

    /// <summary>The style of one line.</summary>
    public static string StyleOf(string line) => line switch
    {
        { Length: > StyledMax } => "yellow",
        _ when Place.IsMatch(line) => "aqua",
        _ when Error.IsMatch(line) => "bold red",
        _ when Marks.IsMatch(line) => "red",
        _ when line.StartsWith("Traceback (", StringComparison.Ordinal) => "red",
        _ => "yellow",
    };

    private void Flush(bool always)
    {
        if (_line.Length == 0 && !always)
            return;
        var line = _line.ToString();
        _line.Clear();
        screen.Line(SafeText.Line(line.Replace("\t", "    ", StringComparison.Ordinal)), StyleOf(line));
    }

    [GeneratedRegex(@"^\s*File "".*"", line [0-9]+|^\s+at |^\S+:[0-9]+$|^\S+: line [0-9]+: ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place { get; }

    [GeneratedRegex(@"^(Unhandled exception\. |Uncaught )?[A-Za-z_][\w.]*(Error|Exception|Interrupt|Exit|Warning)(: |$)|^\S+\([0-9]+,[0-9]+\): error ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Error { get; }

    [GeneratedRegex(@"^\s*[~^]+\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marks { get; }
}
