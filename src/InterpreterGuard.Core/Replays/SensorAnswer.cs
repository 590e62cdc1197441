using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Core.Replays;

/// <summary>
/// Tells what a sensor would have answered by itself. The store keeps the answer that was given, which is the stricter one of the sensor's and the rules':
/// where a rule of then denied, the kind of fact tells what the walls do without any rule.
/// </summary>
internal sealed class SensorAnswer(PastExecution past)
{
    private readonly HashSet<long> _ruled =
        [.. past.Detections.Where(detection => detection.Action is RuleAction.Deny or RuleAction.Kill).Select(detection => detection.Observation ?? 0)];

    public Decision Of(Observation observation) =>
        observation.Decision != Decision.Allowed && _ruled.Contains(observation.Sequence) ? ByItself(observation.Fact) : observation.Decision;

    private static Decision ByItself(Fact fact) => fact switch
    {
        SyscallForbidden or ProcessIdentity or NetworkSocket or ResourceLimit => Decision.Denied,
        NetworkConnect { Loopback: false } or NetworkSend { Loopback: false } => Decision.Denied,
        _ => Decision.Allowed,
    };
}
