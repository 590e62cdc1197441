using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Storage;

/// <summary>What storage says. Ids from 6000; a number is never reused.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 6000, EventName = "DatabaseOpened", Level = LogLevel.Information, Message = "Evidence is kept in {Path}, synchronous {Synchronous}")]
    public static partial void DatabaseOpened(this ILogger logger, string path, StorageSynchronous synchronous);

    [LoggerMessage(EventId = 6001, EventName = "EvidenceNotStored", Level = LogLevel.Critical, Message = "{Problem}")]
    public static partial void EvidenceNotStored(this ILogger logger, string problem);

    [LoggerMessage(EventId = 6002, EventName = "OrphansClosed", Level = LogLevel.Warning, Message = "{Count} executions that a former host left running were closed as sandbox_failed")]
    public static partial void OrphansClosed(this ILogger logger, int count);
}
