using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Monitoring;

/// <summary>What the sensors say. Ids from 3000; a number is never reused.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 3000, EventName = "SupervisorStarted", Level = LogLevel.Information, Message = "The syscall supervisor watches with {Threads} threads")]
    public static partial void SupervisorStarted(this ILogger logger, int threads);

    [LoggerMessage(EventId = 3001, EventName = "CallNotObserved", Level = LogLevel.Error, Message = "A {Syscall} call of sandbox init {InitPid} could not be looked at and was denied")]
    public static partial void CallNotObserved(this ILogger logger, Exception exception, string syscall, int initPid);

    [LoggerMessage(EventId = 3002, EventName = "SensorLost", Level = LogLevel.Warning, Message = "The syscall sensor of sandbox init {InitPid} lost {Lost} calls so far: {Problem}")]
    public static partial void SensorLost(this ILogger logger, int initPid, long lost, string problem);

    [LoggerMessage(EventId = 3003, EventName = "SupervisorThreadFailed", Level = LogLevel.Critical, Message = "A thread of the syscall supervisor ended; its sandboxes were closed")]
    public static partial void SupervisorThreadFailed(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 3004, EventName = "SensorFailed", Level = LogLevel.Critical, Message = "The {Sensor} sensor of sandbox init {InitPid} failed and its execution is ended: {Problem}; unwatched from {UnwatchedFrom:O}")]
    public static partial void SensorFailed(this ILogger logger, int initPid, string sensor, string problem, DateTimeOffset unwatchedFrom);

    [LoggerMessage(EventId = 3005, EventName = "SupervisorThreadStuck", Level = LogLevel.Critical, Message = "A thread of the syscall supervisor gave no sign of life for {Silence}; its executions are ended, and another one takes its place")]
    public static partial void SupervisorThreadStuck(this ILogger logger, TimeSpan silence);

    [LoggerMessage(EventId = 3006, EventName = "TraceThreadFailed", Level = LogLevel.Critical, Message = "The thread that reads what sandboxes' own kernels tell has ended; their executions are ended")]
    public static partial void TraceThreadFailed(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 3007, EventName = "TraceNotObserved", Level = LogLevel.Error, Message = "What the kernel of sandbox process {KernelPid} told ({Kind}) could not be looked at; its execution is ended")]
    public static partial void TraceNotObserved(this ILogger logger, Exception exception, Sentry.TraceKind kind, int kernelPid);
}
