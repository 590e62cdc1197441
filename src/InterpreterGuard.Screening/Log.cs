using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Screening;

/// <summary>Everything screening logs. Ids 1000-1999. The source text itself is never logged.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1001, EventName = "ParserAskedAgain", Level = LogLevel.Debug, Message = "The parser's connection ended and it is asked once more: {Problem}")]
    public static partial void ParserAskedAgain(this ILogger logger, string problem);

    [LoggerMessage(EventId = 1002, EventName = "ParserFailed", Level = LogLevel.Warning, Message = "The parser gave no tree (connected: {Connected})")]
    public static partial void ParserFailed(this ILogger logger, Exception problem, bool connected);

    [LoggerMessage(EventId = 1003, EventName = "ReadingFailed", Level = LogLevel.Error, Message = "Screening stumbled over a {Language} text; it is reported as unreadable")]
    public static partial void ReadingFailed(this ILogger logger, Exception problem, string language);
}
