using InterpreterGuard.Cli.Running;
using InterpreterGuard.Cli.Steps;

namespace InterpreterGuard.Cli.Testing;

/// <summary>Runs test projects one after the other (they share one engine and few processors) and sums what they report.</summary>
internal sealed class TestRun(StepTools tools)
{
    private const int FailureLinesMax = 25;
    private static readonly TimeSpan StillRunningEvery = TimeSpan.FromSeconds(30);

    // Tests start dozens of hosts, each of which compiles most of its code anew. Without a second mapping of every page of code that takes a tenth less.
    private static readonly Dictionary<string, string> Quick = new(StringComparer.Ordinal) { ["DOTNET_EnableWriteXorExecute"] = "0" };

    /// <summary>Test projects whose name holds one of the words; all when there is no word.</summary>
    public IReadOnlyList<string> Projects(IReadOnlyCollection<string> words)
    {
        var all = Directory.EnumerateDirectories(Path.Combine(tools.Folders.Root, "tests"), "*.Tests").Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);
        string[] chosen = [.. all.Where(project => words.Count == 0 || words.Any(word => project.Contains(word, StringComparison.OrdinalIgnoreCase)))];
        return chosen.Length > 0 ? chosen : throw new GuardException($"No test project's name holds {string.Join(" or ", words.Select(word => $"'{word}'"))}.");
    }

    public async Task BuildAsync(IReadOnlyList<string> projects, bool all, CancellationToken cancellationToken)
    {
        tools.Screen.Step("Building");
        var began = tools.Time.GetTimestamp();
        foreach (var target in all ? ["InterpreterGuard.sln"] : projects.Select(project => Path.Combine("tests", project)))
        {
            var built = await tools.Runner.RunAsync(
                new("dotnet", "build", target, "-c", "Release", "-v", "q", "--nologo") { Folder = tools.Folders.Root, TimeMax = TimeSpan.FromMinutes(15) },
                line: null,
                cancellationToken);
            if (!built.Succeeded)
                throw new GuardException($"{target} does not build:\n{built.Tail(40)}");
        }

        tools.Screen.Done($"Built ({tools.Time.GetElapsedTime(began).TotalSeconds:0} s)");
    }

    /// <summary>Runs one project and says how it went.</summary>
    public async Task<TestTotals> RunAsync(string project, IReadOnlyList<string> filters, TimeSpan timeMax, CancellationToken cancellationToken)
    {
        var reports = tools.Folders.TestReports;
        Directory.CreateDirectory(reports);
        var report = Path.Combine(reports, project + ".trx");
        var log = Path.Combine(reports, project + ".log");
        File.Delete(report);

        tools.Screen.Step(project);
        var began = tools.Time.GetTimestamp();
        using var finished = new CancellationTokenSource();
        var beat = SayStillRunningAsync(project, began, finished.Token);
        var program = Path.Combine(tools.Folders.Root, "tests", project, "bin", "Release", "net10.0", project + ".dll");
        var ended = await tools.Runner.RunAsync(
            new("dotnet", ["exec", program, "--results-directory", reports, "--report-xunit-trx", "--report-xunit-trx-filename", Path.GetFileName(report), "--no-ansi", "--progress", "off", .. filters])
            {
                Folder = tools.Folders.Root,
                TimeMax = timeMax,
                Environment = Quick,
            },
            line: null,
            cancellationToken);
        await finished.CancelAsync();
        await beat;
        await File.WriteAllTextAsync(log, ended.Output, cancellationToken);

        var read = TestReport.Read(report);
        var verdict = ProjectVerdict.Of(ended, read, filtered: filters.Count > 0);
        Tell(project, verdict, read, ended, tools.Time.GetElapsedTime(began), log);
        return verdict.Totals;
    }

    private void Tell(string project, ProjectVerdict verdict, TestReport? report, CommandResult ended, TimeSpan elapsed, string log)
    {
        foreach (var failure in report?.Failures ?? [])
        {
            tools.Screen.Problem(failure.Test);
            foreach (var line in (failure.Message + "\n" + failure.StackTrace).Split('\n').Take(FailureLinesMax))
                tools.Screen.Detail("  " + line.TrimEnd());
        }

        if (verdict.Problem is { } problem)
        {
            tools.Screen.Problem($"{project} {problem}. The end of {tools.Folders.Show(log)}:");
            tools.Screen.Detail(ended.Tail(30));
        }

        var sentence = $"{project}: {verdict.Totals} ({elapsed.TotalSeconds:0.0} s)";
        if (verdict.Totals.Failed > 0)
            tools.Screen.Problem(sentence);
        else
            tools.Screen.Done(sentence);
    }

    private async Task SayStillRunningAsync(string project, long began, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(StillRunningEvery, tools.Time, cancellationToken);
                tools.Screen.Detail($"{project} still runs ({tools.Time.GetElapsedTime(began):m\\:ss})");
            }
        }
        catch (OperationCanceledException)
        {
            // The project has ended.
        }
    }
}
