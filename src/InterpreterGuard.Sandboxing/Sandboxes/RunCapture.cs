using InterpreterGuard.Core.Executions;
using InterpreterGuard.Sandboxing.Runners;
using InterpreterGuard.Sandboxing.Wire;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>Everything one execution says over the wire, bounded. Anybody inside can write on the runner's channel too, so results are only ever the program's own word.</summary>
/// <param name="outputBytesMax">The profile's bound for stdout and stderr together.</param>
/// <param name="listener">Hears what is kept.</param>
/// <param name="exceeded">Called once when the program says more than it may.</param>
/// <param name="ended">Called at the very moment its end is heard: the kernel's counters go with the container, a few milliseconds later.</param>
internal sealed class RunCapture(long outputBytesMax, IExecutionListener listener, Action exceeded, Action ended)
{
    /// <summary>Results and errors a program may hand back, in bytes on the wire.</summary>
    public const long RunnerBytesMax = 16L << 20;

    private const int ResultsMax = 64;
    private readonly OutputCapture _output = new(outputBytesMax);
    private readonly List<ExecutionResult> _results = [];
    private long _runnerBytes;
    private bool _told;

    public ExecutionError? Error { get; private set; }

    public IReadOnlyList<ExecutionResult> Results => _results;

    public long OutputBytes => _output.BytesSeen;

    /// <summary>Whether it said more than it may, on whichever channel.</summary>
    public bool Exceeded => _output.Exceeded || _runnerBytes > RunnerBytesMax;

    public CapturedOutput Captured() => _output.Captured();

    public void Output(FrameType type, ReadOnlySpan<byte> bytes)
    {
        var stream = type == FrameType.Stdout ? OutputStream.Stdout : OutputStream.Stderr;
        var kept = stream == OutputStream.Stdout ? _output.Stdout(bytes) : _output.Stderr(bytes);
        if (kept.Length > 0)
            listener.Output(stream, kept);
        TellWhenExceeded();
    }

    /// <summary>Counts bytes on the runner's channel. False: over the bound, they need not be looked at.</summary>
    public bool RunnerBytes(int count)
    {
        _runnerBytes += count;
        TellWhenExceeded();
        return _runnerBytes <= RunnerBytesMax;
    }

    public void Ended() => ended();

    public void Line(RunnerLine line)
    {
        if (line is RunnerResult result && _results.Count < ResultsMax)
        {
            _results.Add(result.Result);
            listener.Result(result.Result);
        }
        else if (line is RunnerError error)
            Error ??= error.Error;
    }

    private void TellWhenExceeded()
    {
        if (_told || !Exceeded)
            return;
        _told = true;
        exceeded();
    }
}
