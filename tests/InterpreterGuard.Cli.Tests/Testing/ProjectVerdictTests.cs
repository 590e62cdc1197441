using InterpreterGuard.Cli.Running;
using InterpreterGuard.Cli.Testing;

namespace InterpreterGuard.Cli.Tests.Testing;

public class ProjectVerdictTests
{
    [Fact]
    public void A_good_report_and_a_good_exit_are_taken_as_they_are() =>
        Assert.Equal(new(new(3, 0, 1), null), Of(0, new(3, 0, 1)));

    [Fact]
    public void Failed_tests_are_counted_as_reported() =>
        Assert.Equal(new(new(3, 2, 0), null), Of(2, new(3, 2, 0)));

    [Fact]
    public void A_crash_without_a_report_is_one_failure() =>
        Assert.Equal(new(new(0, 1, 0), "ended with exit code 134 and without a report"), Of(134, null));

    [Fact]
    public void A_clean_exit_without_a_report_is_one_failure() =>
        Assert.Equal(new(0, 1, 0), Of(0, null).Totals);

    [Fact]
    public void A_bad_exit_with_only_passes_is_one_failure_more() =>
        Assert.Equal(new(new(3, 1, 0), "ended with exit code 7 though no test failed"), Of(7, new(3, 0, 0)));

    [Fact]
    public void A_hang_is_one_failure_more() =>
        Assert.Equal(new(new(3, 1, 0), "ran out of time and was ended"), ProjectVerdict.Of(new(-1, "", TimedOut: true), new(new(3, 0, 0), []), filtered: false));

    [Fact]
    public void A_project_without_tests_is_one_failure_unless_a_filter_left_it_empty()
    {
        Assert.Equal(new(new(0, 1, 0), "holds no test"), Of(8, TestTotals.None));
        Assert.Equal(new(TestTotals.None, null), Of(8, TestTotals.None, filtered: true));
    }

    [Theory]
    [InlineData(1, 0, 0, "1 passed, 0 failed", true)]
    [InlineData(1, 0, 2, "1 passed, 0 failed, 2 skipped", true)]
    [InlineData(9, 1, 0, "9 passed, 1 failed", false)]
    [InlineData(0, 0, 0, "0 passed, 0 failed", false)]
    [InlineData(0, 0, 5, "0 passed, 0 failed, 5 skipped", false)]
    public void The_last_line_is_exact_and_only_a_run_without_failures_is_good(int passed, int failed, int skipped, string line, bool good)
    {
        var totals = new TestTotals(passed, failed, skipped);

        Assert.Equal(line, totals.ToString());
        Assert.Equal(good, totals.Good);
    }

    private static ProjectVerdict Of(int exitCode, TestTotals? totals, bool filtered = false) =>
        ProjectVerdict.Of(new CommandResult(exitCode, "", TimedOut: false), totals is null ? null : new(totals, []), filtered);
}
