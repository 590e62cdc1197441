using System.Text;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Sandboxing.Runners;
using InterpreterGuard.Sandboxing.Sandboxes;
using InterpreterGuard.Sandboxing.Tests.Support;
using InterpreterGuard.Sandboxing.Wire;

namespace InterpreterGuard.Sandboxing.Tests.Sandboxes;

public sealed class ListenerTests
{
    private readonly RecordingListener _heard = new();

    [Fact]
    public void What_is_beyond_the_output_bound_is_not_told()
    {
        var capture = Capture(outputBytesMax: 6);

        capture.Output(FrameType.Stdout, "abcd"u8);
        capture.Output(FrameType.Stderr, "efgh"u8);
        capture.Output(FrameType.Stdout, "ijkl"u8);

        Assert.Equal(("abcd", "ef"), (Encoding.UTF8.GetString(_heard.Stdout), Encoding.UTF8.GetString(_heard.Stderr)));
        Assert.Equal(("abcd", "ef"), (capture.Captured().Stdout, capture.Captured().Stderr));
    }

    [Fact]
    public void A_result_is_told_when_it_is_kept_and_only_then()
    {
        var capture = Capture(outputBytesMax: 6);

        for (var i = 0; i < 100; i++)
            capture.Line(new RunnerResult(new ExecutionResult(new Dictionary<string, string>(StringComparer.Ordinal) { ["text/plain"] = $"{i}" }, IsMain: false)));

        Assert.Equal(capture.Results, _heard.Results);
        Assert.Equal(64, _heard.Results.Count);
    }

    private RunCapture Capture(long outputBytesMax) => new(outputBytesMax, _heard, () => { }, () => { });
}
