using InterpreterGuard.Cli.Running;

namespace InterpreterGuard.Cli.Testing;

/// <summary>What to make of a test project's end: its report, and whether its exit code agrees.</summary>
/// <param name="Totals">What counts.</param>
/// <param name="Problem">What is wrong beside failed tests; <see langword="null"/> when nothing is.</param>
internal sealed record ProjectVerdict(TestTotals Totals, string? Problem)
{
    /// <summary>The testing platform's exit code for "no test was found".</summary>
    private const int NothingRan = 8;

    private static readonly TestTotals OneFailed = new(0, 1, 0);

    /// <summary>A project that crashes, hangs, says nothing or contradicts itself has failed, once more than its report says.</summary>
    public static ProjectVerdict Of(CommandResult ended, TestReport? report, bool filtered)
    {
        var totals = report?.Totals ?? TestTotals.None;
        if (ended.TimedOut)
            return new(totals + OneFailed, "ran out of time and was ended");
        if (ended.ExitCode == NothingRan && totals == TestTotals.None)
            return filtered ? new(totals, null) : new(OneFailed, "holds no test");
        if (report is null)
            return new(OneFailed, $"ended with exit code {ended.ExitCode} and without a report");
        if (ended.ExitCode != 0 && totals.Failed == 0)
            return new(totals + OneFailed, $"ended with exit code {ended.ExitCode} though no test failed");
        return new(totals, null);
    }
}
