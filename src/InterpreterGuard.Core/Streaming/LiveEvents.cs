using System.Text;
using System.Threading.Channels;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Core.Streaming;

/// <summary>
/// Hears an execution and writes its log. What it hears it only lays aside; a loop of its own makes text of it. Whole lines go at once, half ones after a moment; where the
/// policy masks output, lines go whole and masked.
/// </summary>
public sealed class LiveEvents : IExecutionListener
{
    private static readonly OutputStream[] Streams = [OutputStream.Stdout, OutputStream.Stderr];
    private static readonly TimeSpan HalfLineMax = TimeSpan.FromMilliseconds(50);

    private readonly EventLog _log;
    private readonly IRedaction? _redaction;
    private readonly TimeProvider _time;
    private readonly Channel<Said> _heard = Channel.CreateUnbounded<Said>(new UnboundedChannelOptions { SingleReader = true });
    private readonly StreamText[] _texts = [new(), new()];
    private readonly MaskedText[]? _masked;
    private readonly StringBuilder[] _lines = [new(), new()];
    private readonly Task _writing;
    private long _laidAside;
    private long _halfSince;

    /// <param name="log">Where to.</param>
    /// <param name="redaction">The redaction of the policy it runs under.</param>
    /// <param name="time">The clock.</param>
    public LiveEvents(EventLog log, IRedaction redaction, TimeProvider time)
    {
        (_log, _time) = (log, time);
        if (redaction.MasksOutput)
            (_redaction, _masked) = (redaction, [new(redaction), new(redaction)]);
        _writing = Task.Run(WriteAsync);
    }

    public void Output(OutputStream stream, ReadOnlySpan<byte> bytes) => Hear(new Said(null, stream, bytes.ToArray()), bytes.Length);

    public void Result(ExecutionResult result) => Hear(new ResultEvent(result));

    public void Error(ExecutionError error) => Hear(new ErrorEvent(error));

    public void Artifact(Artifact artifact) => Hear(new ArtifactEvent(artifact));

    /// <summary>It said everything; completes when all of it is in the log. Its end is told to the log by <see cref="ExecutionEvents.End"/>.</summary>
    /// <param name="cut">Its output was cut at the bound.</param>
    public async Task CompleteAsync(bool cut)
    {
        _heard.Writer.TryComplete();
        await _writing;
        foreach (var stream in Streams)
            Write(stream, _texts[(int)stream].TakeRest(cut));
        WriteMasked();
    }

    private void Hear(ExecutionEvent happened) => Hear(new Said(happened, default, []), happened.Bytes);

    // What the log would not take anyway is not laid aside either.
    private void Hear(Said said, long bytes)
    {
        if (Interlocked.Add(ref _laidAside, bytes + 64) <= _log.BytesMax)
            _heard.Writer.TryWrite(said);
    }

    private async Task WriteAsync()
    {
        while (await MoreAsync())
        {
            while (_heard.Reader.TryRead(out var said))
                Take(said);
            if (_masked is not null)
            {
                // Masking looks at text that was said before again and again: so many times a second, however often the program writes.
                WriteMasked();
                await Task.Delay(HalfLineMax, _time);
            }
            else if (!Array.Exists(_texts, text => text.HasOpenLine))
            {
                _halfSince = 0;
            }
            else if (_halfSince == 0)
            {
                _halfSince = _time.GetTimestamp();
            }
        }
    }

    // Waits for something to be heard; but when half a line waits, not longer than it may.
    private async Task<bool> MoreAsync()
    {
        var more = _heard.Reader.WaitToReadAsync().AsTask();
        if (_halfSince == 0)
            return await more;
        var left = HalfLineMax - _time.GetElapsedTime(_halfSince);
        if (left > TimeSpan.Zero)
        {
            try
            {
                return await more.WaitAsync(left, _time);
            }
            catch (TimeoutException)
            {
                // The moment is over.
            }
        }

        WriteHalfLines();
        return await more;
    }

    private void Take(Said said)
    {
        if (said.Event is not { } happened)
        {
            Write(said.Stream, _texts[(int)said.Stream].Take(said.Bytes));
            return;
        }

        if (_masked is null)
            WriteHalfLines();
        else
            WriteMasked();
        _log.Add(Masked(happened));
    }

    private void WriteHalfLines()
    {
        _halfSince = 0;
        foreach (var stream in Streams)
            Write(stream, _texts[(int)stream].TakeOpenLine());
    }

    private void Write(OutputStream stream, string text)
    {
        if (_masked is not null)
            _lines[(int)stream].Append(text);
        else if (text.Length > 0)
            _log.Add(new OutputEvent(stream, text));
    }

    private void WriteMasked()
    {
        foreach (var stream in _masked is null ? [] : Streams)
        {
            var text = _masked![(int)stream].Next(_lines[(int)stream].ToString());
            _lines[(int)stream].Clear();
            if (text.Length > 0)
                _log.Add(new OutputEvent(stream, text));
        }
    }

    private ExecutionEvent Masked(ExecutionEvent happened) => happened switch
    {
        ResultEvent { Result: var result } when _redaction is not null =>
            new ResultEvent(result with { Data = result.Data.ToDictionary(one => one.Key, one => _redaction.Mask(one.Value), StringComparer.Ordinal) }),
        ErrorEvent { Error: var error } when _redaction is not null =>
            new ErrorEvent(new(_redaction.Mask(error.Name), _redaction.Mask(error.Value), _redaction.Mask(error.Traceback))),
        _ => happened,
    };
}
