using InterpreterGuard.Core.Identity;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Sandboxing;

/// <summary>What sandboxing says. Ids 2000 to 2999, never reused.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 2000, EventName = "EngineFound", Level = LogLevel.Information, Message = "Engine {Version} on {Cgroup}; instance {Instance} keeps its sockets in {Directory}")]
    public static partial void EngineFound(this ILogger logger, string version, string cgroup, string instance, string directory);

    [LoggerMessage(EventId = 2001, EventName = "SandboxStarted", Level = LogLevel.Debug, Message = "Sandbox {SandboxId} ({Language}, {Profile}) ready after {ElapsedMs} ms")]
    public static partial void SandboxStarted(this ILogger logger, SandboxId sandboxId, string language, string profile, long elapsedMs);

    [LoggerMessage(EventId = 2002, EventName = "SandboxStartFailed", Level = LogLevel.Warning, Message = "A sandbox ({Language}, {Profile}) did not start: {Problem}")]
    public static partial void SandboxStartFailed(this ILogger logger, string language, string profile, string problem);

    [LoggerMessage(EventId = 2003, EventName = "SandboxEnded", Level = LogLevel.Debug, Message = "Sandbox {SandboxId} ended: {Ending}")]
    public static partial void SandboxEnded(this ILogger logger, SandboxId sandboxId, string ending);

    [LoggerMessage(EventId = 2004, EventName = "WarmSandboxLost", Level = LogLevel.Warning, Message = "Warm sandbox {SandboxId} is thrown away: {Problem}")]
    public static partial void WarmSandboxLost(this ILogger logger, SandboxId sandboxId, string problem);

    [LoggerMessage(EventId = 2005, EventName = "RemovalFailed", Level = LogLevel.Warning, Message = "Container {Name} was not removed, the reaper will try again: {Problem}")]
    public static partial void RemovalFailed(this ILogger logger, string name, string problem);

    [LoggerMessage(EventId = 2006, EventName = "OrphansReaped", Level = LogLevel.Information, Message = "Reaped {Count} containers and {Directories} socket directories that nobody owned")]
    public static partial void OrphansReaped(this ILogger logger, int count, int directories);

    [LoggerMessage(EventId = 2007, EventName = "ReaperFailed", Level = LogLevel.Warning, Message = "The reaper could not do its round: {Problem}")]
    public static partial void ReaperFailed(this ILogger logger, string problem);

    [LoggerMessage(EventId = 2008, EventName = "ParserStarted", Level = LogLevel.Information, Message = "Parser container {Container} is up")]
    public static partial void ParserStarted(this ILogger logger, string container);

    [LoggerMessage(EventId = 2009, EventName = "ParserEnded", Level = LogLevel.Error, Message = "The parser container is down, next try in {DelayMs} ms: {Problem}")]
    public static partial void ParserEnded(this ILogger logger, long delayMs, string problem);

    [LoggerMessage(EventId = 2010, EventName = "LoopFailed", Level = LogLevel.Error, Message = "The loop '{Loop}' met an error and goes on")]
    public static partial void LoopFailed(this ILogger logger, Exception exception, string loop);

    [LoggerMessage(EventId = 2011, EventName = "SensorOff", Level = LogLevel.Warning, Message = "Profile {Profile} has the syscall sensor off: its sandboxes run behind their walls, unwatched")]
    public static partial void SensorOff(this ILogger logger, string profile);

    [LoggerMessage(EventId = 2012, EventName = "WarmProfileUnknown", Level = LogLevel.Error, Message = "WarmProfiles names '{Profile}', which the policy does not have")]
    public static partial void WarmProfileUnknown(this ILogger logger, string profile);

    [LoggerMessage(EventId = 2013, EventName = "EngineKeepsContainers", Level = LogLevel.Warning,
        Message = "The engine was asked to remove {Count} containers and still lists them a round later: {Containers}. Restarting the engine clears them")]
    public static partial void EngineKeepsContainers(this ILogger logger, int count, string containers);

    [LoggerMessage(EventId = 2020, EventName = "SandboxDiffers", Level = LogLevel.Error, Message = "Sandbox {SandboxId} is not held as it was asked to be and runs nothing: {Differences}")]
    public static partial void SandboxDiffers(this ILogger logger, SandboxId sandboxId, string differences);
}
