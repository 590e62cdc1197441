using System.Collections.Concurrent;

namespace InterpreterGuard.Monitoring.Network.Flows;

/// <summary>The flows of one sandbox that are under way.</summary>
internal sealed class FlowBook
{
    private readonly ConcurrentDictionary<long, IFlow> _flows = new();
    private long _last;
    private volatile bool _closed;

    public long NextNumber() => Interlocked.Increment(ref _last);

    public void Add(long number, IFlow flow)
    {
        _flows[number] = flow;
        if (_closed)
            flow.Cut(FlowEnding.ExecutionOver);
    }

    public void Remove(long number) => _flows.TryRemove(number, out _);

    /// <summary>Waits until what their programs have said until now was looked at.</summary>
    public Task HearAsync(CancellationToken cancellationToken) => Task.WhenAll(_flows.Values.Select(flow => flow.HearAsync(cancellationToken)));

    /// <summary>Cuts all that are left, once what their programs said has gone on or <paramref name="grace"/> is over, and waits until they are told.</summary>
    public async Task CutAllAsync(TimeSpan grace, TimeProvider time)
    {
        var flows = _flows.Values.ToArray();
        if (grace > TimeSpan.Zero)
            await Task.WhenAny(Task.WhenAll(flows.Select(flow => flow.Sent)), Task.Delay(grace, time));
        foreach (var flow in flows)
            flow.Cut(FlowEnding.ExecutionOver);
        await Task.WhenAll(flows.Select(flow => flow.Ended));
    }

    /// <summary>The sandbox is over: what is left is cut, and so is what comes.</summary>
    public void Close()
    {
        _closed = true;
        foreach (var flow in _flows.Values)
            flow.Cut(FlowEnding.ExecutionOver);
    }
}
