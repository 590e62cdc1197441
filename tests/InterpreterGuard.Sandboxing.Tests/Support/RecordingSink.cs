using System.Collections.Concurrent;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Sandboxing.Tests.Support;

internal sealed class RecordingSink : IObservationSink
{
    private readonly ConcurrentQueue<Fact> _facts = new();

    public IEnumerable<SensorFailed> Failures => _facts.OfType<SensorFailed>();

    public IReadOnlyList<Fact> Facts => [.. _facts];

    public IEnumerable<ResourceLimit> Limits => _facts.OfType<ResourceLimit>();

    public Decision Observe(ProcessReference process, Fact fact, Decision unlessRuled)
    {
        _facts.Enqueue(fact);
        return unlessRuled;
    }

    public void Process(ProcessNode node)
    {
    }
}
