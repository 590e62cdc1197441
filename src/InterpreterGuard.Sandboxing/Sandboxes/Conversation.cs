using System.Buffers;
using InterpreterGuard.Sandboxing.Files;
using InterpreterGuard.Sandboxing.Runners;
using InterpreterGuard.Sandboxing.Wire;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>The talk with one sandbox after its handshake: one loop that reads, until the sandbox exits or breaks. Nothing a sandbox sends can throw out of here.</summary>
internal sealed class Conversation : IDisposable
{
    // A representation may have a megabyte, and a line holds several, escaped.
    private const int LineMax = 4 << 20;

    private readonly WireSocket _socket;
    private readonly FrameReader _reader;
    private readonly ILanguageRunner _runner;
    private readonly LineReader _lines = new(LineMax);
    private readonly SemaphoreSlim _sending = new(1);
    private readonly TaskCompletionSource<ConversationEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private TaskCompletionSource<RunnerWarmed>? _warming;
    private TaskCompletionSource<SyncedFrame>? _syncing;
    private uint _syncs;
    private RunCapture? _capture;
    private LateOutput? _late;

    public Conversation(WireSocket socket, FrameReader reader, ILanguageRunner runner)
    {
        _socket = socket;
        _reader = reader;
        _runner = runner;
        _ = Task.Run(ReadAsync);
    }

    /// <summary>Completes when the runner's process is over or the conversation broke. Never fails. Files can be asked for until <see cref="Dispose"/>.</summary>
    public Task<ConversationEnd> Ended => _ended.Task;

    /// <summary>Requests for files.</summary>
    public OpenRequests Requests { get; } = new();

    /// <summary>From now on everything belongs to this execution; what was said while warming up is nobody's, what was said since the last cell is its too.</summary>
    public void Begin(RunCapture capture)
    {
        lock (_lock)
        {
            _capture = capture;
            _late?.GiveTo(capture);
            _late = null;
        }
    }

    /// <summary>A cell is over. What is said from now on waits, bounded, for the next one.</summary>
    public void Rest()
    {
        lock (_lock)
        {
            _capture = null;
            _late = new();
        }
    }

    /// <summary>Sends whole frames; those of others go before or after, never between.</summary>
    public async ValueTask<bool> SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            return await _socket.SendAsync(bytes, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

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

    /// <summary>Waits until everything that lies in the runner's pipes now has been heard. Null: the sandbox ended.</summary>
    public async Task<SyncedFrame?> SyncAsync()
    {
        var syncing = new TaskCompletionSource<SyncedFrame>(TaskCreationOptions.RunContinuationsAsynchronously);
        var number = ++_syncs;
        _syncing = syncing;
        if (!await SendAsync(SyncedFrame.Ask(number), CancellationToken.None))
            return null;
        await Task.WhenAny(syncing.Task, Ended);
        return syncing.Task.IsCompleted ? await syncing.Task : null;
    }

    /// <summary>Sends the runner the signal of a Ctrl-C.</summary>
    public ValueTask<bool> InterruptAsync() => SendAsync(InterruptOrder, CancellationToken.None);

    /// <summary>Ends the talk from our side; init takes it for the order to end everything.</summary>
    public void Shutdown() => _socket.Shutdown();

    public void Dispose()
    {
        _socket.Shutdown();
        _socket.Dispose();
        _reader.Dispose();
    }

    private static readonly ReadOnlyMemory<byte> InterruptOrder = Empty(FrameType.Interrupt);

    private static ReadOnlyMemory<byte> Empty(FrameType type)
    {
        var output = new ArrayBufferWriter<byte>(FrameHeader.Length);
        output.Frame(type, []);
        return output.WrittenMemory;
    }

    private async Task ReadAsync()
    {
        var failure = "the sandbox closed the conversation without saying how it ended";
        try
        {
            while (await _reader.ReadAsync(CancellationToken.None) is { } frame)
                Take(frame);
        }
        catch (WireException broken)
        {
            failure = broken.Message;
        }
        finally
        {
            End(new(null, failure));
            Requests.End();
            Shutdown();
        }
    }

    // Init lives on for a moment, so that the kernel's counters can be read: that is done first.
    private void End(ConversationEnd end)
    {
        if (_ended.Task.IsCompleted)
            return;
        RunCapture? capture;
        lock (_lock)
            capture = _capture;
        capture?.Ended();
        _ended.TrySetResult(end);
    }

    private void Take(Frame frame)
    {
        switch (frame.Type)
        {
            case FrameType.FileDone or FrameType.FileInfo or FrameType.FileData or FrameType.FileEntry:
                Requests.Take(frame);
                break;
            case var _ when _ended.Task.IsCompleted:
                throw new WireException($"{frame.Type} came after the end.");
            case FrameType.Exit:
                End(new(ExitFrame.Read(frame.Payload.Span), null));
                break;
            case FrameType.Error:
                End(new(null, ErrorFrame.Read(frame.Payload.Span).ToString()));
                break;
            case FrameType.Synced:
                var synced = SyncedFrame.Read(frame.Payload.Span);
                if (synced.Number == _syncs)
                    _syncing?.TrySetResult(synced);
                break;
            case FrameType.Stdout or FrameType.Stderr:
                Output(frame);
                break;
            case FrameType.FromRunner:
                FromRunner(frame);
                break;
            default:
                throw new WireException($"{frame.Type} came after the handshake.");
        }
    }

    private void Output(Frame frame)
    {
        lock (_lock)
        {
            _capture?.Output(frame.Type, frame.Payload.Span);
            _late?.Keep(frame.Type, frame.Payload.Span);
        }
    }

    private void FromRunner(Frame frame)
    {
        RunCapture? capture;
        lock (_lock)
            capture = _capture;
        if (capture?.RunnerBytes(frame.Payload.Length) ?? true)
            _lines.Take(frame.Payload.Span, line => Line(capture, line));
    }

    private void Line(RunCapture? capture, ReadOnlySpan<byte> line)
    {
        var said = _runner.ReadLine(line);
        if (said is RunnerWarmed warmed)
            _warming?.TrySetResult(warmed);
        else if (said is not null)
            capture?.Line(said);
    }
}
