using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Secrets;
using InterpreterGuard.Monitoring.Network.Flows;

namespace InterpreterGuard.Monitoring.Network;

/// <summary>What holds for the connections that begin in one execution: where they may go, what they may take. Who is told of them changes when the next one runs.</summary>
internal sealed class EgressScope(RunningExecution execution, Profile profile, DecoySet decoys, TimeProvider time)
{
    public IObservationSink Sink => execution.Sink;

    /// <summary>What was laid in the sandbox, and may be carried out of it.</summary>
    public DecoySet Decoys => decoys;

    /// <inheritdoc cref="RunningExecution.Secrets"/>
    public SecretVariables Secrets => execution.Secrets;

    /// <summary>Which of those went where, here and in earlier executions of the same interpreter.</summary>
    public SecretTally SecretsSent => execution.SecretsSent;

    /// <summary>What is said by looking up names.</summary>
    public SpokenNames Spoken { get; } = new();

    public bool IsSinkhole { get; } = profile.Egress == EgressMode.Sinkhole;

    public Destinations Destinations { get; } = new(profile.Ways);

    public FlowMeter Meter { get; } = new(profile.Ways.Limits, time, (resource, limit) =>
        execution.Sink.Observe(ProcessReference.Guard, new ResourceLimit { Resource = resource, Limit = limit }, Decision.Denied));

    /// <summary>Whether a name is answered with an address.</summary>
    public bool Knows(string name) => name.Length > 0 && (IsSinkhole || Destinations.Know(name));
}
