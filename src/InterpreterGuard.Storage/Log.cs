using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Identity;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Storage;

/// <summary>What storage says. Ids from 6000; a number is never reused.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 6000, EventName = "DatabaseOpened", Level = LogLevel.Information, Message = "Evidence is kept in {Path}, synchronous {Synchronous}")]
    public static partial void DatabaseOpened(this ILogger logger, string path, StorageSynchronous synchronous);

    [LoggerMessage(EventId = 6001, EventName = "EvidenceNotStored", Level = LogLevel.Critical, Message = "{Problem}")]
    public static partial void EvidenceNotStored(this ILogger logger, string problem);

    [LoggerMessage(EventId = 6010, EventName = "FilesSwept", Level = LogLevel.Warning, Message = "A former host left {Orphans} contents without a file, deleted now; {Lost} files had lost their content")]
    public static partial void FilesSwept(this ILogger logger, int orphans, int lost);

    [LoggerMessage(EventId = 6011, EventName = "SweepFailed", Level = LogLevel.Error, Message = "Expired files could not be deleted; the next round tries again")]
    public static partial void SweepFailed(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 6020, EventName = "IncidentNotRouted", Level = LogLevel.Critical, Message = "Incident {IncidentId} is kept, but nobody is told of it: making its messages failed")]
    public static partial void IncidentNotRouted(this ILogger logger, Exception exception, IncidentId incidentId);

    [LoggerMessage(EventId = 6021, EventName = "OutboxFull", Level = LogLevel.Critical, Message = "The outbox is full: {Count} messages about incident {IncidentId} were not taken in. The incident itself is kept")]
    public static partial void OutboxFull(this ILogger logger, int count, IncidentId incidentId);

    [LoggerMessage(EventId = 6022, EventName = "IncidentStepTaken", Level = LogLevel.Information, Message = "Incident {IncidentId}: {Action} by {Actor}, {Disposition}")]
    public static partial void IncidentStepTaken(this ILogger logger, IncidentId incidentId, CaseAction action, string actor, Disposition? disposition);

    [LoggerMessage(EventId = 6030, EventName = "RetentionSwept", Level = LogLevel.Information, Message = "Retention: {Incidents} incidents and {Executions} executions without one were deleted; {Observations} executions lost their observations, {Outputs} their outputs")]
    public static partial void RetentionSwept(this ILogger logger, long incidents, long executions, long observations, long outputs);

    [LoggerMessage(EventId = 6031, EventName = "RetentionFailed", Level = LogLevel.Error, Message = "What has been kept long enough could not be deleted; the next round tries again")]
    public static partial void RetentionFailed(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 6002, EventName = "OrphansClosed", Level = LogLevel.Warning, Message = "{Count} executions that a former host left running were closed as sandbox_failed")]
    public static partial void OrphansClosed(this ILogger logger, int count);
}
