using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Policies;

internal static partial class Log
{
    [LoggerMessage(EventId = 5001, EventName = "PolicyLoaded", Level = LogLevel.Information,
        Message = "Policy {PolicyId} {PolicyHash} with {RuleCount} rules loaded in {ElapsedMs} ms from {Directory}")]
    public static partial void PolicyLoaded(this ILogger logger, string policyId, string policyHash, int ruleCount, long elapsedMs, string directory);

    [LoggerMessage(EventId = 5002, EventName = "PolicyObserves", Level = LogLevel.Warning,
        Message = "Policy {PolicyId} only observes: its rules record what they would have done and neither refuse, deny nor kill")]
    public static partial void PolicyObserves(this ILogger logger, string policyId);
}
