using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using InterpreterGuard.Monitoring.Network.Protocols;

namespace InterpreterGuard.Monitoring.Network.Flows;

/// <content>What the program says: looked at before it goes on.</content>
internal sealed partial class TcpFlow
{
    private const int StoppedThere = -1;

    private async Task<bool> UpAsync(Socket guest, Socket? upstream)
    {
        var buffer = GC.AllocateUninitializedArray<byte>(BufferBytes);
        var have = await ReadFirstAsync(guest, buffer);
        if (have > 0 && _record.SpeaksHttp)
            _requests = new();
        _judged = true;
        var carried = 0;
        while (have > 0)
        {
            var pass = Judged(buffer.AsSpan(0, have));
            if (pass < 0)
                return false;
            if (upstream is not null)
                await upstream.SendAllAsync(buffer.AsMemory(0, pass), _cut.Token);
            if (_metadata?.Answer(buffer.AsSpan(0, pass)) is { Length: > 0 } reply)
                await ReplyAsync(guest, reply);
            var waiting = Keep(buffer, pass, have);
            carried = Math.Min(carried + pass, LargeFrom);
            if (carried == LargeFrom && upstream is not null && _metadata is null && TryUpload(guest, upstream, buffer, waiting, out var upload))
            {
                waiting = await upload;
                if (waiting == StoppedThere)
                    return false;
                carried = 0;
            }

            var count = await ReceiveAsync(guest, buffer.AsMemory(waiting));
            have = count > 0 ? waiting + count : count;
        }

        if (have == 0)
            upstream?.Shutdown(SocketShutdown.Send);
        _sent.TrySetResult();
        return have == 0;
    }

    private bool TryUpload(Socket guest, Socket upstream, byte[] buffer, int waiting, [NotNullWhen(true)] out Task<int>? upload) =>
        LargeTransfers.TryRun(() => Upload(guest, upstream, buffer, waiting), out upload);

    // The same on a thread of its own, until the program says nothing for a while, or nothing any more. How many bytes wait.
    private int Upload(Socket guest, Socket upstream, byte[] buffer, int waiting)
    {
        guest.Blocking = upstream.Blocking = false;
        while (guest.ReceiveSome(buffer.AsSpan(waiting), _cut.Token) is { } count)
        {
            // It says so again to who asks next.
            if (count == 0)
                break;
            if (!Counted(count))
                return StoppedThere;
            var have = waiting + count;
            var pass = Judged(buffer.AsSpan(0, have));
            if (pass < 0)
                return StoppedThere;
            upstream.SendAll(buffer.AsSpan(0, pass), _cut.Token);
            waiting = Keep(buffer, pass, have);
        }

        return waiting;
    }

    // How many of the bytes may go on; -1: none, and nothing more. The beginning of a request waits for the rest of its head, and leaves room for it.
    private int Judged(ReadOnlySpan<byte> bytes)
    {
        var pass = _requests is { } requests ? Understood(requests, bytes) : bytes.Length;
        if (pass < 0)
            Stopped(FlowEnding.FirstBytes);
        else if (!_record.Carry(bytes[..pass]))
        {
            Stopped(FlowEnding.Rule);
            return -1;
        }

        return pass;
    }

    // What did not go on stands at the beginning.
    private static int Keep(byte[] buffer, int pass, int have)
    {
        buffer.AsSpan(pass, have - pass).CopyTo(buffer);
        return have - pass;
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
        return Counted(count) ? count : -1;
    }

    private bool Counted(int count)
    {
        if (!_terms.Scope.Meter.Up(count))
            return Limited("upload");
        _record.Up(count);
        return true;
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
}
