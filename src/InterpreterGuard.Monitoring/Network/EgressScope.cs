using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Monitoring.Network.Flows;

namespace InterpreterGuard.Monitoring.Network;

/// <summary>What holds for the connections of one execution: where they may go, what they may take, and who is told. What began under it stays its own.</summary>
internal sealed class EgressScope(IObservationSink sink, Profile profile, TimeProvider time)
{
    public IObservationSink Sink => sink;

    public bool IsSinkhole { get; } = profile.Egress == EgressMode.Sinkhole;

    public Destinations Destinations { get; } = new(profile.Ways);

    public FlowMeter Meter { get; } = new(profile.Ways.Limits, time, (resource, limit) =>
        sink.Observe(ProcessReference.Guard, new ResourceLimit { Resource = resource, Limit = limit }, Decision.Denied));

    /// <summary>Whether a name is answered with an address.</summary>
    public bool Knows(string name) => name.Length > 0 && (IsSinkhole || Destinations.Know(name));
}
