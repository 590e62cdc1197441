using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Secrets;
using InterpreterGuard.Monitoring.Network.Flows;

namespace InterpreterGuard.Monitoring.Network;

/// <summary>What holds for the connections of one execution: where they may go, what they may take, and who is told. What began under it stays its own.</summary>
internal sealed class EgressScope(IObservationSink sink, Profile profile, DecoySet decoys, SecretVariables secrets, SecretTally sent, TimeProvider time)
{
    public IObservationSink Sink => sink;

    /// <summary>What was laid in the sandbox, and may be carried out of it.</summary>
    public DecoySet Decoys => decoys;

    /// <summary>What the caller gave it, and may not have meant to be carried out of it.</summary>
    public SecretVariables Secrets => secrets;

    /// <summary>Which of those went where, here and in earlier executions of the same interpreter.</summary>
    public SecretTally SecretsSent => sent;

    /// <summary>What is said by looking up names.</summary>
    public SpokenNames Spoken { get; } = new();

    public bool IsSinkhole { get; } = profile.Egress == EgressMode.Sinkhole;

    public Destinations Destinations { get; } = new(profile.Ways);

    public FlowMeter Meter { get; } = new(profile.Ways.Limits, time, (resource, limit) =>
        sink.Observe(ProcessReference.Guard, new ResourceLimit { Resource = resource, Limit = limit }, Decision.Denied));

    /// <summary>Whether a name is answered with an address.</summary>
    public bool Knows(string name) => name.Length > 0 && (IsSinkhole || Destinations.Know(name));
}
