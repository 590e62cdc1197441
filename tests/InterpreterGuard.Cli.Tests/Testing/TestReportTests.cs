using InterpreterGuard.Cli.Testing;
using InterpreterGuard.Cli.Tests.Support;

namespace InterpreterGuard.Cli.Tests.Testing;

public sealed class TestReportTests : IDisposable
{
    private const string Trx = """
        <TestRun id="1" xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <Results>
            <UnitTestResult testName="A.passes" outcome="Passed" />
            <UnitTestResult testName="A.passes_too" outcome="Passed" />
            <UnitTestResult testName="A.waits" outcome="NotExecuted" />
            <UnitTestResult testName="A.breaks" outcome="Failed">
              <Output><ErrorInfo><Message>Assert.Equal() Failure &#x1B;[31m</Message><StackTrace>at A.breaks()</StackTrace></ErrorInfo></Output>
            </UnitTestResult>
            <UnitTestResult testName="A.is_strange" outcome="SomethingNew" />
          </Results>
        </TestRun>
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_result_is_counted_once_and_the_unknown_as_failed()
    {
        var report = TestReport.Read(folder.Write("a.trx", Trx));

        Assert.Equal(new(Passed: 2, Failed: 2, Skipped: 1), report?.Totals);
    }

    [Fact]
    public void Failures_keep_their_words_even_with_control_characters()
    {
        var report = TestReport.Read(folder.Write("a.trx", Trx));

        Assert.Equal(new TestFailure("A.breaks", "Assert.Equal() Failure \u001b[31m", "at A.breaks()"), report?.Failures[0]);
        Assert.Equal("A.is_strange", report?.Failures[1].Test);
    }

    [Fact]
    public void A_report_that_breaks_off_is_none() =>
        Assert.Null(TestReport.Read(folder.Write("a.trx", Trx[..^30])));

    [Fact]
    public void A_report_that_is_not_there_is_none() =>
        Assert.Null(TestReport.Read(Path.Combine(folder.Path, "missing.trx")));
}
