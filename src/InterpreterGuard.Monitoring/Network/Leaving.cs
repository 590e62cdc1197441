using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Secrets;
using InterpreterGuard.Core.Values;

namespace InterpreterGuard.Monitoring.Network;

/// <summary>Looks for what is not to leave in one stream of bytes that does: values of decoys, and secrets of the caller. One thread at a time.</summary>
/// <param name="scope">The execution.</param>
/// <param name="channel">How it leaves: <c>flow</c> or <c>lookup</c>.</param>
/// <param name="target">Where to, for a sentence; empty where that would tell the value.</param>
/// <param name="name">The name it goes to; empty where it has none.</param>
/// <param name="place">Where to, for counting: the name or the address.</param>
/// <param name="group">What allows it; empty where nothing needs to.</param>
internal sealed class Leaving(EgressScope scope, string channel, string target, string name, string place, string group)
{
    private readonly ValueScan<Decoy>? _decoys = scope.Decoys.Scan();
    private SecretVariables _given = scope.Secrets;
    private ValueScan<string>? _secrets = scope.Secrets.Scan();

    /// <summary>Takes the next bytes, tells what is in them, and says what is to become of them.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="process">Who sends them.</param>
    /// <param name="decoyTarget">Where a decoy's value goes, if more may be said of that: it is worth nothing.</param>
    public Decision Look(ReadOnlySpan<byte> bytes, ProcessReference process, string? decoyTarget = null)
    {
        var strictest = Decision.Allowed;
        foreach (var (decoy, encoding) in _decoys?.Feed(bytes) ?? [])
        {
            var fact = new DecoySeen { Decoy = decoy.Name, Grade = "used", Channel = channel, Encoding = encoding, What = decoy.What, Place = decoy.Place, Target = decoyTarget ?? target };
            strictest = Stricter(strictest, scope.Sink.Observe(process, fact, Decision.Allowed));
        }

        // The connection may be older than what its interpreter was given since.
        if (scope.Secrets is var given && given != _given)
            (_given, _secrets) = (given, given.Scan());
        foreach (var (variable, encoding) in _secrets?.Feed(bytes) ?? [])
            strictest = Stricter(strictest, Sent(variable, encoding, process));
        return strictest;
    }

    private Decision Sent(string variable, string encoding, ProcessReference process)
    {
        if (scope.SecretsSent.HasPassed(target, group, variable, encoding))
            return Decision.Allowed;
        var fact = new SecretSent
        {
            Variable = variable, Channel = channel, Encoding = encoding, Target = target, Name = name, Group = group, Variables = scope.SecretsSent.Add(place, variable),
        };
        var decision = scope.Sink.Observe(process, fact, Decision.Allowed);
        if (decision == Decision.Allowed)
            scope.SecretsSent.Passed(target, group, variable, encoding);
        return decision;
    }

    private static Decision Stricter(Decision one, Decision other) => (Decision)Math.Max((int)one, (int)other);
}
