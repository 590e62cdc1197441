using System.Net;
using System.Net.Sockets;
using InterpreterGuard.Monitoring.Network.Protocols;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Network.Flows;

/// <summary>One connection: the program's end in the sandbox's network, ours in the host's, and bytes that are counted between them.</summary>
#pragma warning disable CA1001 // A source of cancellation without a clock holds nothing, and whoever cuts may come after the end.
internal sealed class TcpFlow : IFlow
#pragma warning restore CA1001
{
    private const int BufferBytes = 128 << 10;
    private const int PipeFrom = 256 << 10;
    private static readonly TimeSpan ConnectMax = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan GuestMax = TimeSpan.FromSeconds(10);

    // A hello may come in pieces; one that is not whole by then is judged as it is.
    private static readonly TimeSpan FirstBytesMax = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SwallowedPause = TimeSpan.FromMilliseconds(200);

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Socket> _guest = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _cut = new();
    private readonly Hearing _hearing;
    private readonly FlowRecord _record;
    private readonly FlowTerms _terms;
    private readonly FlowBook _book;
    private readonly TimeProvider _time;
    private readonly long _number;
    private readonly MetadataService? _metadata;
    private volatile HttpRequests? _requests;
    private volatile bool _judged;
    private volatile bool _joined;
    private Socket? _upstream;
    private FlowEnding? _ending;

    public TcpFlow(long number, FlowTerms terms, FlowBook book, TimeProvider time)
    {
        _number = number;
        _terms = terms;
        _book = book;
        _time = time;
        _record = new(number, terms, time);
        _hearing = new(time);
        _metadata = MetadataService.For(terms);
        book.Add(number, this);
    }

    public Task Ended => _ended.Task;

    public Task Sent => _sent.Task;

    public async Task HearAsync(CancellationToken cancellationToken)
    {
        // A program that waits for its connection has said nothing.
        if (!_joined)
            return;
        await Task.WhenAny(_guest.Task, _ended.Task).WaitAsync(cancellationToken);
        if (_guest.Task.IsCompletedSuccessfully)
            await _hearing.UntilNowAsync(_guest.Task.Result, _terms.IsSinkhole ? Ended : Sent, cancellationToken);
    }

    public FlowRecord Record => _record;

    public void Cut(FlowEnding ending)
    {
        Interlocked.CompareExchange(ref _ending, ending, null);
        _cut.Cancel();
    }

    /// <summary>The program's end has come to the relay.</summary>
    public void Accept(Socket guest)
    {
        guest.NoDelay = true;
        if (!_guest.TrySetResult(guest))
            guest.Dispose();
    }

    /// <summary>Connects our end. 0, or the error number the program is told. A sinkhole has none.</summary>
    public async Task<int> OpenAsync()
    {
        if (_terms.IsSinkhole)
            return 0;
        using var late = new CancellationTokenSource(ConnectMax, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, _cut.Token);
        var error = Errno.NetworkUnreachable;
        try
        {
            var (places, why) = await Upstream.FindAsync(_terms, either.Token);
            if (why.Length > 0)
                _ending ??= new(why, IsDenial: true);
            foreach (var place in places)
            {
                error = await TryAsync(place, either.Token);
                if (error == 0)
                    return 0;
            }
        }
        catch (OperationCanceledException)
        {
            error = Errno.TimedOut;
            _ending ??= new($"Nobody answered within {ConnectMax.TotalSeconds:0} s.");
        }

        return error;
    }

    /// <summary>It came to nothing before the program's end was there.</summary>
    public void Fail(FlowEnding ending)
    {
        Interlocked.CompareExchange(ref _ending, ending, null);
        Finish(failed: true);
    }

    /// <summary>Relays until one end is gone or it is cut. Called once.</summary>
    public async Task RelayAsync(Task<int> opening)
    {
        var whole = false;
        _joined = true;
        try
        {
            var error = await opening;
            using var late = new CancellationTokenSource(GuestMax, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, _cut.Token);
            var guest = await _guest.Task.WaitAsync(either.Token);
            if (error == 0)
                whole = await CopyAsync(guest);
        }
        catch (OperationCanceledException)
        {
            // Cut, or the program's end never came.
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            Interlocked.CompareExchange(ref _ending, FlowEnding.BrokenOff, null);
        }
        finally
        {
            Finish(failed: !whole);
        }
    }

    private async Task<int> TryAsync(IPEndPoint place, CancellationToken cancellationToken)
    {
        var socket = new Socket(place.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            _record.Upstream = place.ToString();
            await socket.ConnectAsync(place, cancellationToken);
            _upstream = socket;
            return 0;
        }
        catch (SocketException problem)
        {
            socket.Dispose();
            Interlocked.CompareExchange(ref _ending, new($"No connection to {place}: {problem.SocketErrorCode}."), null);
            return Upstream.ErrorOf(problem);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<bool> CopyAsync(Socket guest)
    {
        if (_upstream is null)
            return await UpAsync(guest, null);
        var up = StopOtherAsync(UpAsync(guest, _upstream));
        var down = StopOtherAsync(DownAsync(guest, _upstream));
        await Task.WhenAll(up, down);
        return up.Result && down.Result;
    }

    // One direction that breaks takes the other one with it; one that ends well leaves it open: half closed is a state of its own.
    private async Task<bool> StopOtherAsync(Task<bool> direction)
    {
        var whole = false;
        try
        {
            return whole = await direction;
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            Interlocked.CompareExchange(ref _ending, FlowEnding.BrokenOff, null);
            return false;
        }
        finally
        {
            if (!whole)
                await _cut.CancelAsync();
        }
    }

    private async Task<bool> UpAsync(Socket guest, Socket? upstream)
    {
        var buffer = GC.AllocateUninitializedArray<byte>(BufferBytes);
        var have = await ReadFirstAsync(guest, buffer);
        if (have > 0 && _record.SpeaksHttp)
            _requests = new();
        _judged = true;
        while (have > 0)
        {
            // The beginning of a request waits for the rest of its head, and leaves room for it.
            var pass = _requests is { } requests ? Understood(requests, buffer.AsSpan(0, have)) : have;
            if (pass < 0)
                return Stopped(FlowEnding.FirstBytes);
            if (!_record.Carry(buffer.AsSpan(0, pass)))
                return Stopped(FlowEnding.Rule);
            if (upstream is not null)
                await upstream.SendAllAsync(buffer.AsMemory(0, pass), _cut.Token);
            if (_metadata?.Answer(buffer.AsSpan(0, pass)) is { Length: > 0 } reply)
                await ReplyAsync(guest, reply);
            var waiting = have - pass;
            buffer.AsSpan(pass, waiting).CopyTo(buffer);
            _hearing.Looked(_record.BytesUp);
            var count = await ReceiveAsync(guest, buffer.AsMemory(waiting));
            have = count > 0 ? waiting + count : count;
        }

        if (have == 0)
            upstream?.Shutdown(SocketShutdown.Send);
        _sent.TrySetResult();
        return have == 0;
    }

    private async Task<bool> DownAsync(Socket guest, Socket upstream)
    {
        var buffer = GC.AllocateUninitializedArray<byte>(BufferBytes);
        var copied = 0;
        while (await upstream.ReceiveAsync(buffer, SocketFlags.None, _cut.Token) is var count and > 0)
        {
            if (!_terms.Scope.Meter.Down(count))
                return Limited("download");
            _requests?.Answered(buffer.AsSpan(0, count));
            await guest.SendAllAsync(buffer.AsMemory(0, count), _cut.Token);
            _record.Down(count);

            // A short answer is not worth a pipe.
            copied = Math.Min(copied + count, PipeFrom);
            if (copied == PipeFrom && _judged && _requests is null or { AnswerRead: true })
                return await PipedDownload.RunAsync(guest, upstream, buffer, _terms.Scope.Meter, _record, _cut.Token) ? Said(guest) : Limited("download");
        }

        return Said(guest);
    }

    // Nothing goes on before it is known what it is. -1: it may not.
    private async Task<int> ReadFirstAsync(Socket guest, byte[] buffer)
    {
        var have = await ReceiveAsync(guest, buffer.AsMemory(0, FirstBytesReader.BytesMax));
        if (have <= 0)
            return have;
        using var late = new CancellationTokenSource(_terms.IsSinkhole ? SwallowedPause : FirstBytesMax, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, _cut.Token);
        var more = true;
        FirstBytes? first;
        while ((first = FirstBytesReader.Read(buffer.AsSpan(0, have), more)) is null || (more && WantsMore(have)))
        {
            var count = 0;
            try
            {
                if (have < FirstBytesReader.BytesMax)
                    count = await ReceiveAsync(guest, buffer.AsMemory(have, FirstBytesReader.BytesMax - have), either.Token);
            }
            catch (OperationCanceledException) when (!_cut.IsCancellationRequested)
            {
                // What there is decides.
            }

            if (count < 0)
                return count;
            have += count;
            more = count > 0;
        }

        if (_record.Spoke(first, buffer.AsSpan(0, have)))
            return have;
        Interlocked.CompareExchange(ref _ending, FlowEnding.FirstBytes, null);
        return -1;
    }

    // A sinkhole has time: what is kept of a flow should be more than the first line.
    private bool WantsMore(int have) => _terms.IsSinkhole && have < FlowRecord.KeptBytesMax;

    private Task<int> ReceiveAsync(Socket guest, Memory<byte> into) => ReceiveAsync(guest, into, _cut.Token);

    private async Task<int> ReceiveAsync(Socket guest, Memory<byte> into, CancellationToken cancellationToken)
    {
        var count = await guest.ReceiveAsync(into, SocketFlags.None, cancellationToken);
        if (!_terms.Scope.Meter.Up(count))
        {
            Limited("upload");
            return -1;
        }

        _record.Up(count);
        return count;
    }

    private async Task ReplyAsync(Socket guest, byte[] reply)
    {
        if (!_terms.Scope.Meter.Down(reply.Length))
            return;
        await guest.SendAllAsync(reply, _cut.Token);
        _record.Down(reply.Length);
    }

    // How many of the bytes may go on. -1: none, and nothing more.
    private int Understood(HttpRequests requests, ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && requests.Next(bytes[at..]) is var step)
        {
            if (step.Head is { } head && !_record.Asked(head))
                return -1;
            if (step.IsLost)
            {
                _requests = null;
                return _record.Lost() ? bytes.Length : -1;
            }

            if (step.Taken == 0)
                break;
            at += step.Taken;
        }

        return at;
    }

    private static bool Said(Socket guest)
    {
        guest.Shutdown(SocketShutdown.Send);
        return true;
    }

    private bool Stopped(FlowEnding ending)
    {
        Interlocked.CompareExchange(ref _ending, ending, null);
        return false;
    }

    private bool Limited(string what)
    {
        Interlocked.CompareExchange(ref _ending, FlowEnding.Limit(what), null);
        return false;
    }

    private void Finish(bool failed)
    {
        if (_ended.Task.IsCompleted)
            return;
        _guest.TrySetCanceled();
        Close(_upstream, failed);
        if (_guest.Task.IsCompletedSuccessfully)
            Close(_guest.Task.Result, failed);
        _record.End(failed ? _ending ?? FlowEnding.BrokenOff : null);
        _terms.Scope.Meter.End();
        _book.Remove(_number);
        _sent.TrySetResult();
        _ended.TrySetResult();
    }

    // What was cut must look cut to both ends, not like a peer that said all it had to say.
    private static void Close(Socket? socket, bool reset)
    {
        try
        {
            if (reset && socket is not null)
                socket.LingerState = new(enable: true, seconds: 0);
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // It is closed already.
        }

        socket?.Dispose();
    }
}
