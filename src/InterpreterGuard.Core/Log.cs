using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Held;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Core;

/// <summary>What the pipeline says. Ids from 4000; a number is never reused.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 4000, EventName = "ExecutionEnded", Level = LogLevel.Information, Message = "Execution {ExecutionId} ended as {Status} after {ElapsedMs} ms")]
    public static partial void ExecutionEnded(this ILogger logger, ExecutionId executionId, ExecutionStatus status, long elapsedMs);

    [LoggerMessage(EventId = 4001, EventName = "IncidentOpened", Level = LogLevel.Warning, Message = "Incident {IncidentId} opened for execution {ExecutionId}: {Severity}, {Decision}, rules {Rules}")]
    public static partial void IncidentOpened(this ILogger logger, IncidentId incidentId, ExecutionId executionId, Severity severity, IncidentDecision decision, string rules);

    [LoggerMessage(EventId = 4002, EventName = "SandboxFailed", Level = LogLevel.Error, Message = "The sandbox of execution {ExecutionId} failed: {Failure}")]
    public static partial void SandboxFailed(this ILogger logger, ExecutionId executionId, string failure);

    [LoggerMessage(EventId = 4003, EventName = "RoomBroke", Level = LogLevel.Error, Message = "{Room} broke its promise while it ran execution {ExecutionId}")]
    public static partial void RoomBroke(this ILogger logger, Exception exception, string room, ExecutionId executionId);

    [LoggerMessage(EventId = 4004, EventName = "ScreenerBroke", Level = LogLevel.Error, Message = "The screener threw; the submission counts as unreadable")]
    public static partial void ScreenerBroke(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 4005, EventName = "IncidentJoined", Level = LogLevel.Information, Message = "Execution {ExecutionId} joined incident {IncidentId}: too many like it were opened")]
    public static partial void IncidentJoined(this ILogger logger, ExecutionId executionId, IncidentId incidentId);

    [LoggerMessage(EventId = 4010, EventName = "HeldDecided", Level = LogLevel.Information, Message = "Held execution {ExecutionId}: {Action} by key {KeyId}")]
    public static partial void HeldDecided(this ILogger logger, ExecutionId executionId, AuditAction action, string keyId);

    [LoggerMessage(EventId = 4011, EventName = "HeldExpired", Level = LogLevel.Warning, Message = "Held execution {ExecutionId} was refused: nobody decided before its deadline")]
    public static partial void HeldExpired(this ILogger logger, ExecutionId executionId);

    [LoggerMessage(EventId = 4012, EventName = "ReleasedPutBack", Level = LogLevel.Warning, Message = "Released execution {ExecutionId} waits again: {Reason}")]
    public static partial void ReleasedPutBack(this ILogger logger, ExecutionId executionId, string reason);

    [LoggerMessage(EventId = 4013, EventName = "NoSandboxForReleased", Level = LogLevel.Warning, Message = "No sandbox could be had for released execution {ExecutionId}")]
    public static partial void NoSandboxForReleased(this ILogger logger, Exception exception, ExecutionId executionId);

    [LoggerMessage(EventId = 4020, EventName = "SessionOpened", Level = LogLevel.Information, Message = "Session {SessionId} opened by key {KeyId}: {Language}, profile {Profile}")]
    public static partial void SessionOpened(this ILogger logger, SessionId sessionId, string keyId, string language, string profile);

    [LoggerMessage(EventId = 4021, EventName = "SessionEnded", Level = LogLevel.Information, Message = "Session {SessionId} ended: {Reason}")]
    public static partial void SessionEnded(this ILogger logger, SessionId sessionId, string reason);

    [LoggerMessage(EventId = 4022, EventName = "SessionStateLost", Level = LogLevel.Warning, Message = "The {Language} interpreter of session {SessionId} is gone: {Reason}")]
    public static partial void SessionStateLost(this ILogger logger, SessionId sessionId, string language, string reason);

    [LoggerMessage(EventId = 4023, EventName = "AftermathNotKept", Level = LogLevel.Error, Message = "What execution {ExecutionId} left running was seen, but could not be kept")]
    public static partial void AftermathNotKept(this ILogger logger, Exception exception, ExecutionId executionId);

    [LoggerMessage(EventId = 4024, EventName = "SessionTendingFailed", Level = LogLevel.Error, Message = "Looking after session {SessionId} failed; the next round tries again")]
    public static partial void SessionTendingFailed(this ILogger logger, Exception exception, SessionId sessionId);

    [LoggerMessage(EventId = 4030, EventName = "ArtifactNotKept", Level = LogLevel.Warning, Message = "A file that execution {ExecutionId} left behind could not be kept")]
    public static partial void ArtifactNotKept(this ILogger logger, Exception exception, ExecutionId executionId);
}
