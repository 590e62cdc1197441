using System.Collections.Concurrent;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Monitoring.Tests.Kernel;

/// <summary>Keeps what it is told, and decides as a test says.</summary>
internal sealed class RecordingSink(Func<Fact, Decision, Decision>? decide = null) : IObservationSink
{
    public ConcurrentQueue<(ProcessReference Process, Fact Fact)> Observed { get; } = new();

    public ConcurrentQueue<ProcessNode> Processes { get; } = new();

    public IEnumerable<T> Facts<T>()
        where T : Fact => Observed.Select(one => one.Fact).OfType<T>();

    public Decision Observe(ProcessReference process, Fact fact, Decision unlessRuled)
    {
        Observed.Enqueue((process, fact));
        return decide?.Invoke(fact, unlessRuled) ?? unlessRuled;
    }

    public void Process(ProcessNode node) => Processes.Enqueue(node);
}
