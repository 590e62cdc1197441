using System.Net.Sockets;
using System.Threading.Channels;
using InterpreterGuard.Monitoring.Network.Protocols;
using InterpreterGuard.Monitoring.Network.Protocols.Quic;

namespace InterpreterGuard.Monitoring.Network.Flows;

/// <summary>Datagrams between one port of a program and one address. It is over when it was silent for a while, or is cut.</summary>
#pragma warning disable CA1001 // A source of cancellation without a clock holds nothing, and whoever cuts may come after the end.
internal sealed class UdpFlow : IFlow
#pragma warning restore CA1001
{
    private const int WaitingMax = 256;
    private const int DatagramBytesMax = 65_535;
    private static readonly TimeSpan SilenceMax = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<byte[]> _waiting = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(WaitingMax) { SingleReader = true });
    private readonly CancellationTokenSource _cut = new();
    private readonly FlowRecord _record;
    private readonly FlowTerms _terms;
    private readonly FlowBook _book;
    private readonly Func<ReadOnlyMemory<byte>, Task> _reply;
    private readonly Action _over;
    private readonly TimeProvider _time;
    private readonly long _number;
    private readonly QuicFlights _flights;
    private readonly List<byte[]> _held = [];
    private readonly Lock _counting = new();
    private TaskCompletionSource? _passed;
    private int _pending;
    private long _lastAt;
    private FlowEnding? _ending;

    /// <param name="number">Its number.</param>
    /// <param name="terms">What it is.</param>
    /// <param name="book">Where it stands while it lives.</param>
    /// <param name="reply">Brings a datagram to the program.</param>
    /// <param name="over">Called when it is over.</param>
    /// <param name="time">The clock.</param>
    public UdpFlow(long number, FlowTerms terms, FlowBook book, Func<ReadOnlyMemory<byte>, Task> reply, Action over, TimeProvider time)
    {
        _number = number;
        _terms = terms;
        _book = book;
        _reply = reply;
        _over = over;
        _time = time;
        _lastAt = time.GetTimestamp();
        _record = new(number, terms, time);
        _flights = new(terms.Port);
        book.Add(number, this);
    }

    public Task Ended => _ended.Task;

    /// <inheritdoc/>
    public Task Sent
    {
        get
        {
            lock (_counting)
                return _pending == 0 ? Task.CompletedTask : (_passed ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    public Task HearAsync(CancellationToken cancellationToken) => Sent.WaitAsync(cancellationToken);

    public FlowRecord Record => _record;

    public void Cut(FlowEnding ending)
    {
        Interlocked.CompareExchange(ref _ending, ending, null);
        _cut.Cancel();
    }

    /// <summary>A datagram of the program's. What does not fit is lost, as datagrams are.</summary>
    public void Send(byte[] datagram)
    {
        Volatile.Write(ref _lastAt, _time.GetTimestamp());
        if (!_terms.Scope.Meter.Up(datagram.Length))
            Cut(FlowEnding.Limit("upload"));
        else
            Wait(datagram);
    }

    public async Task RunAsync()
    {
        try
        {
            var watching = WatchSilenceAsync();
            await (_terms.IsSinkhole ? SwallowAsync() : RelayAsync());
            await watching;
        }
        catch (OperationCanceledException)
        {
            // Silent for long, or cut.
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            Interlocked.CompareExchange(ref _ending, new("Nobody takes datagrams there."), null);
        }
        finally
        {
            await _cut.CancelAsync();
            _over();
            _record.End(_ending);
            _terms.Scope.Meter.End();
            _book.Remove(_number);
            lock (_counting)
                _passed?.TrySetResult();
            _ended.TrySetResult();
        }
    }

    // Counted, for a program's last datagram may still wait here when the program has ended.
    private void Wait(byte[] datagram)
    {
        lock (_counting)
        {
            if (_waiting.Writer.TryWrite(datagram))
                _pending++;
        }
    }

    private void Pass()
    {
        lock (_counting)
        {
            if (--_pending > 0)
                return;
            _passed?.TrySetResult();
            _passed = null;
        }
    }

    private async Task SwallowAsync()
    {
        await foreach (var datagram in _waiting.Reader.ReadAllAsync(_cut.Token))
        {
            _ = Look(datagram, out _);
            Pass();
        }
    }

    private async Task RelayAsync()
    {
        var (places, why) = await Upstream.FindAsync(_terms, _cut.Token);
        if (places.Count == 0)
        {
            _ending ??= new(why, IsDenial: true);
            return;
        }

        using var upstream = new Socket(places[0].AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await upstream.ConnectAsync(places[0], _cut.Token);
        _record.Upstream = places[0].ToString();
        var down = DownAsync(upstream);
        await foreach (var datagram in _waiting.Reader.ReadAllAsync(_cut.Token))
        {
            if (!Look(datagram, out var ready))
                break;
            foreach (var one in ready)
                await upstream.SendAsync(one, SocketFlags.None, _cut.Token);
            Pass();
        }

        await _cut.CancelAsync();
        await down;
    }

    // What is ready to go on; nothing while the rest of a hello is awaited. False: it is over.
    private bool Look(byte[] datagram, out IReadOnlyList<byte[]> ready)
    {
        ready = [];
        _record.Up(datagram.Length);
        if (!_record.Carry(datagram))
            return Stopped(FlowEnding.Rule);
        var hello = _flights.Take(datagram, out var more);
        _held.Add(datagram);
        if (more && _held.Count < QuicFlights.WaitingMax)
            return true;
        ready = [.. _held];
        _held.Clear();

        // A hello that does not come together names nobody.
        hello ??= more ? new(FirstBytes.Quic) : null;
        if (_record.HasSpoken)
            return hello is null || _record.Asked(hello) || Stopped(FlowEnding.FirstBytes);
        return _record.Spoke(hello ?? new(_terms.Port == 53 ? "dns" : FirstBytes.Unknown), ready[0]) || Stopped(FlowEnding.FirstBytes);
    }

    private bool Stopped(FlowEnding ending)
    {
        Interlocked.CompareExchange(ref _ending, ending, null);
        return false;
    }

    private async Task DownAsync(Socket upstream)
    {
        var buffer = new byte[DatagramBytesMax];
        while (true)
        {
            var count = await upstream.ReceiveAsync(buffer, SocketFlags.None, _cut.Token);
            Volatile.Write(ref _lastAt, _time.GetTimestamp());
            if (!_terms.Scope.Meter.Down(count))
            {
                Cut(FlowEnding.Limit("download"));
                return;
            }

            _record.Down(count);
            await _reply(buffer.AsMemory(0, count));
        }
    }

    private async Task WatchSilenceAsync()
    {
        while (_time.GetElapsedTime(Volatile.Read(ref _lastAt)) is var silent && silent < SilenceMax)
            await Task.Delay(SilenceMax - silent, _time, _cut.Token);
        await _cut.CancelAsync();
    }
}
