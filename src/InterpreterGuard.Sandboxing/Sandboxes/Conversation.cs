using System.Buffers;
using InterpreterGuard.Sandboxing.Runners;
using InterpreterGuard.Sandboxing.Wire;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>The talk with one sandbox after its handshake: one loop that reads, until the sandbox exits or breaks. Nothing a sandbox sends can throw out of here.</summary>
internal sealed class Conversation : IDisposable
{
    // A representation may have 256 KiB, and a line holds several, escaped.
    private const int LineMax = 2 << 20;

    private readonly WireSocket _socket;
    private readonly FrameReader _reader;
    private readonly ILanguageRunner _runner;
    private readonly LineReader _lines = new(LineMax);
    private TaskCompletionSource<RunnerWarmed>? _warming;
    private volatile RunCapture? _capture;

    public Conversation(WireSocket socket, FrameReader reader, ILanguageRunner runner)
    {
        _socket = socket;
        _reader = reader;
        _runner = runner;
        Ended = Task.Run(ReadAsync);
    }

    /// <summary>Completes when the sandbox exited or broke the conversation. Never fails.</summary>
    public Task<ConversationEnd> Ended { get; }

    /// <summary>From now on everything belongs to this execution; what was said while warming up is nobody's.</summary>
    public void Begin(RunCapture capture) => _capture = capture;

    public ValueTask<bool> SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => _socket.SendAsync(bytes, cancellationToken);

    /// <summary>Asks for the next warm-up step. Null: the sandbox ended or took too long.</summary>
    public async Task<RunnerWarmed?> WarmAsync(ReadOnlyMemory<byte> request, TimeSpan longest, TimeProvider time)
    {
        var warming = new TaskCompletionSource<RunnerWarmed>(TaskCreationOptions.RunContinuationsAsynchronously);
        _warming = warming;
        var frame = new ArrayBufferWriter<byte>(FrameHeader.Length + request.Length);
        frame.Frame(FrameType.ToRunner, request.Span);
        if (!await SendAsync(frame.WrittenMemory, CancellationToken.None))
            return null;
        using var late = new CancellationTokenSource(longest, time);
        var ended = await Task.WhenAny(warming.Task, Ended, Task.Delay(Timeout.InfiniteTimeSpan, late.Token));
        return ended == warming.Task ? await warming.Task : null;
    }

    /// <summary>Ends the talk from our side; init takes it for the order to end everything.</summary>
    public void Shutdown() => _socket.Shutdown();

    public void Dispose()
    {
        _socket.Shutdown();
        _socket.Dispose();
        _reader.Dispose();
    }

    private async Task<ConversationEnd> ReadAsync()
    {
        try
        {
            while (await _reader.ReadAsync(CancellationToken.None) is { } frame)
            {
                if (frame.Type == FrameType.Exit)
                    return new(ExitFrame.Read(frame.Payload.Span), null);
                if (frame.Type == FrameType.Error)
                    return new(null, ErrorFrame.Read(frame.Payload.Span).ToString());
                Take(frame);
            }

            return new(null, "the sandbox closed the conversation without saying how it ended");
        }
        catch (WireException broken)
        {
            return new(null, broken.Message);
        }
        finally
        {
            _capture?.Ended();

            // Init waits for this, so that the kernel's counters could still be read; now everything inside may go.
            Shutdown();
        }
    }

    private void Take(Frame frame)
    {
        var capture = _capture;
        switch (frame.Type)
        {
            case FrameType.Stdout or FrameType.Stderr:
                capture?.Output(frame.Type, frame.Payload.Span);
                break;
            case FrameType.FromRunner:
                if (capture?.RunnerBytes(frame.Payload.Length) ?? true)
                    _lines.Take(frame.Payload.Span, Line);
                break;
            default:
                throw new WireException($"{frame.Type} came after the handshake.");
        }
    }

    private void Line(ReadOnlySpan<byte> line)
    {
        var said = _runner.ReadLine(line);
        if (said is RunnerWarmed warmed)
            _warming?.TrySetResult(warmed);
        else if (said is not null)
            _capture?.Line(said);
    }
}
