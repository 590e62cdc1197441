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

    [LoggerMessage(EventId = 5003, EventName = "PolicyReloadFailed", Level = LogLevel.Error,
        Message = "The changed policy cannot be used and {PolicyHash} stays in force; {Count} problems: {Problems}")]
    public static partial void PolicyReloadFailed(this ILogger logger, string policyHash, int count, string problems);

    [LoggerMessage(EventId = 5004, EventName = "PolicySwapped", Level = LogLevel.Information,
        Message = "Policy {FormerHash} was replaced by {PolicyHash}; executions under way end under the former")]
    public static partial void PolicySwapped(this ILogger logger, string formerHash, string policyHash);

    [LoggerMessage(EventId = 5005, EventName = "PolicyMended", Level = LogLevel.Information, Message = "The policy's files are again those in force, {PolicyHash}")]
    public static partial void PolicyMended(this ILogger logger, string policyHash);

    [LoggerMessage(EventId = 5006, EventName = "PolicyLookFailed", Level = LogLevel.Warning, Message = "The policy's files could not be looked at: {Problem}")]
    public static partial void PolicyLookFailed(this ILogger logger, string problem);

    [LoggerMessage(EventId = 5020, EventName = "PolicyWarns", Level = LogLevel.Warning, Message = "{Warning}")]
    public static partial void PolicyWarns(this ILogger logger, string warning);

    [LoggerMessage(EventId = 5021, EventName = "ExceptionExpired", Level = LogLevel.Warning,
        Message = "Exception {ExceptionId} ({Source}) expired at the end of {Expires}: it silences {Rules} no more. {Owner} answers for it")]
    public static partial void ExceptionExpired(this ILogger logger, string exceptionId, string source, DateOnly expires, string rules, string owner);
}
