using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Monitoring.Network.Flows;

namespace InterpreterGuard.Monitoring.Network;

/// <summary>What holds for the connections of one execution: where they may go, what they may take, and who is told. What began under it stays its own.</summary>
internal sealed class EgressScope(IObservationSink sink, Profile profile, DecoySet decoys, TimeProvider time)
{
    public IObservationSink Sink => sink;

    /// <summary>What was laid in the sandbox, and may be carried out of it.</summary>
    public DecoySet Decoys => decoys;

    public bool IsSinkhole { get; } = profile.Egress == EgressMode.Sinkhole;

    public Destinations Destinations { get; } = new(profile.Ways);

    public FlowMeter Meter { get; } = new(profile.Ways.Limits, time, (resource, limit) =>
        sink.Observe(ProcessReference.Guard, new ResourceLimit { Resource = resource, Limit = limit }, Decision.Denied));

    /// <summary>Looks for decoys in what goes out, tells of them, and says what is to become of it.</summary>
    public Decision Look(DecoyScan? scan, ReadOnlySpan<byte> bytes, ProcessReference process, string channel, string target)
    {
        var strictest = Decision.Allowed;
        foreach (var (decoy, encoding) in scan?.Feed(bytes) ?? [])
        {
            var fact = new DecoySeen { Decoy = decoy.Name, Grade = "used", Channel = channel, Encoding = encoding, What = decoy.What, Place = decoy.Place, Target = target };
            strictest = (Decision)Math.Max((int)strictest, (int)sink.Observe(process, fact, Decision.Allowed));
        }

        return strictest;
    }

    /// <summary>Whether a name is answered with an address.</summary>
    public bool Knows(string name) => name.Length > 0 && (IsSinkhole || Destinations.Know(name));
}
