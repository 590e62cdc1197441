using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Outbox;

/// <summary>What the outbox says. Ids from 9000; a number is never reused.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 9000, EventName = "DestinationInForce", Level = LogLevel.Information, Message = "Incidents go to {Destination} at {Address} as {Format}")]
    public static partial void DestinationInForce(this ILogger logger, string destination, string address, string format);

    [LoggerMessage(EventId = 9001, EventName = "UnusualPlainText", Level = LogLevel.Warning, Message = "Unusual: incidents travel unencrypted to {Destination} at {Address}. Use an https:// or tls:// address")]
    public static partial void UnusualPlainText(this ILogger logger, string destination, string address);

    [LoggerMessage(EventId = 9010, EventName = "DeliveryFailed", Level = LogLevel.Warning, Message = "Message {MessageId} could not be delivered to {Destination}: {Problem}. Next attempt in {Seconds} s")]
    public static partial void DeliveryFailed(this ILogger logger, string messageId, string destination, string problem, long seconds);

    [LoggerMessage(EventId = 9011, EventName = "MessageGivenUp", Level = LogLevel.Error, Message = "Message {MessageId} to {Destination} is dead: {Problem}. It is kept; POST /v1/outbox/ID/retry has it tried again")]
    public static partial void MessageGivenUp(this ILogger logger, string messageId, string destination, string problem);

    [LoggerMessage(EventId = 9012, EventName = "DeliveryBroke", Level = LogLevel.Error, Message = "Delivering to {Destination} met a fault of ours; what waits stays and is tried again")]
    public static partial void DeliveryBroke(this ILogger logger, Exception exception, string destination);

    [LoggerMessage(EventId = 9020, EventName = "DeadForgotten", Level = LogLevel.Warning, Message = "{Count} dead messages were deleted after {Days} days")]
    public static partial void DeadForgotten(this ILogger logger, int count, int days);

    [LoggerMessage(EventId = 9021, EventName = "ForgettingFailed", Level = LogLevel.Error, Message = "Old dead messages could not be deleted; the next round tries again")]
    public static partial void ForgettingFailed(this ILogger logger, Exception exception);
}
