using InterpreterGuard.Client;

namespace InterpreterGuard.Cli.Showing;

/// <summary>
/// An execution as a person wants it: the program's output as if it had run here, and on stderr how it ended and what the guard saw.
/// Output goes byte for byte into a file or a pipe; on a terminal it is made safe first.
/// </summary>
internal sealed class ExecutionReport(Screen screen, TextWriter stdout, TextWriter stderr, bool stdoutIsFile, bool stderrIsFile)
{
    public void Show(Execution execution)
    {
        stdout.Write(Own(execution.Stdout, stdoutIsFile));
        ShowResults(execution);
        stdout.Flush();
        stderr.Write(Own(execution.Stderr, stderrIsFile));
        stderr.Flush();
        ShowStatus(execution);
        new SecurityNotice(screen, "--json shows all").Show(execution);
    }

    private static string Own(string text, bool toFile) => toFile ? text : SafeText.Lines(text);

    private void ShowResults(Execution execution)
    {
        if (execution.Stdout is { Length: > 0 } before && before[^1] != '\n' && execution.Results.Count > 0)
            stdout.Write('\n');
        foreach (var result in execution.Results)
        {
            if (result.Text is { Length: > 0 } plain)
                stdout.WriteLine(Own(plain, stdoutIsFile));
            foreach (var (kind, value) in result.Data.Where(other => other.Key != "text/plain"))
                screen.Detail($"result also as {SafeText.Line(kind)}, {value.Length} characters (--json shows it)");
        }
    }

    private void ShowStatus(Execution execution)
    {
        var words = new List<string> { execution.Status.Name is { Length: > 0 } status ? SafeText.Line(status) : "no status" };
        if (execution.ExitCode is { } code)
            words.Add($"exit code {code}");
        if (execution.Signal is { } signal)
            words.Add($"signal {signal}");
        if (execution.Timings is { } timings)
            words.Add($"{timings.TotalMs:0} ms");
        if (execution.Truncated)
            words.Add("output was cut");
        screen.Line($"── {string.Join(" · ", words)} · {SafeText.Line(execution.Id)}", SeverityStyle.OfStatus(execution.Status.Name));
    }
}
