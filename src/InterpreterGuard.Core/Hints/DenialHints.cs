using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Core.Hints;

/// <summary>Hints for what was seen and answered with an error, or by ending the execution.</summary>
internal sealed class DenialHints(Profile profile, IReadOnlyList<Detection> detections)
{
    public const string Wall = "Nothing: it is part of the sandbox's walls.";

    private const int NameServicePort = 53;

    /// <summary>Where egress is changed, for everything that wanted out.</summary>
    public string Egress => $"{(profile.Egress == EgressMode.None ? "'egress'" : "'destinations'")} of profile '{profile.Name}' in the policy. Data can be brought along in 'files'.";

    private string Reach => profile.Egress == EgressMode.None ? "The sandbox has no network" : "The sandbox reaches what its profile names, and nothing else";

    public Hint? Of(Observation observation)
    {
        var answer = observation.Decision == Decision.Killed ? "was answered by ending the execution" : "was denied";
        var rule = RuleOf(observation);
        return observation.Fact switch
        {
            NetworkConnect { Loopback: true, Port: NameServicePort } or NetworkSend { Loopback: true, Port: NameServicePort } =>
                Network($"{Reach}: looking up a name {answer}."),
            NetworkConnect { Path.Length: > 0 } unix => Permission($"Connecting to the socket '{HintText.Quote(unix.Path)}' {answer}."),
            NetworkConnect connect => Network($"{Reach}: connecting to {Address(connect)} {answer}."),
            NetworkSend send => Network($"{Reach}: sending to {Address(send)} {answer}."),
            NetworkLookup lookup => Network($"{Reach}: looking up '{HintText.Quote(lookup.Name)}' {answer}."),
            NetworkFlow flow => Network($"The connection to {Address(flow)} {answer}. {flow.Why}"),
            NetworkSocket socket => new(HintAbout.Network, $"Making a socket of the kind {socket.Family} {socket.SocketType} {answer}.", null, rule, Wall),
            SyscallForbidden call => new(HintAbout.Permission, $"The system call '{HintText.Quote(call.Name)}' {answer}; no code may make it here.", null, rule, Wall),
            ProcessIdentity identity => new(HintAbout.Permission, $"'{HintText.Quote(identity.Syscall)}' {answer}; no code may take another identity here.", null, rule, Wall),
            FileOpen open => Permission($"Opening '{HintText.Quote(open.Path)}' {answer}."),
            FileChange change => Permission($"The {change.Change} of '{HintText.Quote(change.Path)}' {answer}."),
            ProcessExec exec => Permission($"Running '{HintText.Quote(exec.Name)}' {answer}."),
            RuntimeFact and not ResourceLimit and not SensorLoss and not SensorFailed and not LimitDifference => Permission($"What rules call '{observation.Fact.Kind}' {answer}."),
            _ => null,
        };

        Hint Network(string text) => new(HintAbout.Network, text, null, rule, Egress);

        Hint Permission(string text) => new(HintAbout.Permission, text, null, rule, rule is null ? Wall : "The policy's rule; an overlay can switch or narrow it.");
    }

    private RuleId? RuleOf(Observation observation) => detections
        .Where(detection => detection.Observation == observation.Sequence && detection.SilencedBy is null && detection.Action >= RuleAction.Deny)
        .Select(detection => (RuleId?)detection.Rule)
        .FirstOrDefault();

    private static string Address(NetworkFact fact) => fact.Family == "inet6" && fact.Name.Length == 0 ? $"[{fact.Address}]:{fact.Port}" : $"{(fact.Name.Length > 0 ? HintText.Quote(fact.Name) : fact.Address)}:{fact.Port}";
}
