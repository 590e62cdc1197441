using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Host.Review.Auditing;

namespace InterpreterGuard.Host;

/// <summary>What the host says. Ids from 7000; a number is never reused.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 7000, EventName = "PolicyInForce", Level = LogLevel.Information, Message = "Policy {PolicyId} is in force: {Rules} rules, hash {PolicyHash}")]
    public static partial void PolicyInForce(this ILogger logger, string policyId, int rules, string policyHash);

    [LoggerMessage(EventId = 7001, EventName = "UnusualRoot", Level = LogLevel.Warning, Message = "Unusual: the host runs as root. It needs the engine's socket and CAP_SYS_PTRACE, not root")]
    public static partial void UnusualRoot(this ILogger logger);

    [LoggerMessage(EventId = 7002, EventName = "UnusualObserve", Level = LogLevel.Warning, Message = "Unusual: policy {PolicyId} observes only. Its rules record what they would have done; nothing is refused or killed by them")]
    public static partial void UnusualObserve(this ILogger logger, string policyId);

    [LoggerMessage(EventId = 7003, EventName = "UnusualSensorOff", Level = LogLevel.Warning, Message = "Unusual: the syscall sensor is off in profile {Profile}. Code that asks for it runs unseen")]
    public static partial void UnusualSensorOff(this ILogger logger, string profile);

    [LoggerMessage(EventId = 7004, EventName = "UnusualAddress", Level = LogLevel.Warning, Message = "Unusual: the host listens on {Address}, not only on this machine. Keys and code travel unencrypted unless a TLS proxy stands in front")]
    public static partial void UnusualAddress(this ILogger logger, string address);

    [LoggerMessage(EventId = 7005, EventName = "UnusualFileWatchOff", Level = LogLevel.Warning, Message = "Unusual: profile {Profile} watches no file opens. Reads of sensitive files go unseen there")]
    public static partial void UnusualFileWatchOff(this ILogger logger, string profile);

    [LoggerMessage(EventId = 7010, EventName = "KeyWritten", Level = LogLevel.Information, Message = "First start: a key for role {Role} was written to {Path}")]
    public static partial void KeyWritten(this ILogger logger, Role role, string path);

    [LoggerMessage(EventId = 7011, EventName = "KeyMade", Level = LogLevel.Information, Message = "Key {KeyId} was made for role {Role} by key {ByKeyId}")]
    public static partial void KeyMade(this ILogger logger, string keyId, Role role, string byKeyId);

    [LoggerMessage(EventId = 7012, EventName = "KeyRevoked", Level = LogLevel.Information, Message = "Key {KeyId} was revoked by key {ByKeyId}")]
    public static partial void KeyRevoked(this ILogger logger, string keyId, string byKeyId);

    [LoggerMessage(EventId = 7020, EventName = "RequestFailed", Level = LogLevel.Error, Message = "A request failed, trace {TraceId}")]
    public static partial void RequestFailed(this ILogger logger, Exception exception, string traceId);

    [LoggerMessage(EventId = 7021, EventName = "ShutdownCancels", Level = LogLevel.Warning, Message = "The host is ending: {Count} executions in flight are cancelled")]
    public static partial void ShutdownCancels(this ILogger logger, int count);

    [LoggerMessage(EventId = 7022, EventName = "RunFailed", Level = LogLevel.Error, Message = "Execution {ExecutionId} could not be brought to its end")]
    public static partial void RunFailed(this ILogger logger, Exception exception, ExecutionId executionId);

    [LoggerMessage(EventId = 7030, EventName = "ReloadAsked", Level = LogLevel.Information, Message = "The policy is read anew, asked by {Who}")]
    public static partial void ReloadAsked(this ILogger logger, string who);

    [LoggerMessage(EventId = 7040, EventName = "ReleasedRunFailed", Level = LogLevel.Error, Message = "Released execution {ExecutionId} could not be brought to its end")]
    public static partial void ReleasedRunFailed(this ILogger logger, Exception exception, ExecutionId executionId);

    [LoggerMessage(EventId = 7041, EventName = "HeldDeadlinesFailed", Level = LogLevel.Error, Message = "The deadlines of held submissions could not be looked at; the next round tries again")]
    public static partial void HeldDeadlinesFailed(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 7042, EventName = "ExceptionProposed", Level = LogLevel.Information, Message = "An exception was proposed from incident {IncidentId} by key {KeyId}")]
    public static partial void ExceptionProposed(this ILogger logger, IncidentId incidentId, string keyId);

    [LoggerMessage(EventId = 7070, EventName = "MessagesRetried", Level = LogLevel.Information, Message = "{Count} dead messages are tried again, asked by {Actor} for {Which}")]
    public static partial void MessagesRetried(this ILogger logger, int count, string actor, string which);

    [LoggerMessage(EventId = 7071, EventName = "MessagesDiscarded", Level = LogLevel.Warning, Message = "{Count} dead messages were discarded, asked by {Actor} for {Which}")]
    public static partial void MessagesDiscarded(this ILogger logger, int count, string actor, string which);

    [LoggerMessage(EventId = 7080, EventName = "PolicyTuned", Level = LogLevel.Warning, Message = "{File} of the overlay folder was written for {Subject}, asked by {Actor}")]
    public static partial void PolicyTuned(this ILogger logger, string file, string subject, string actor);

    [LoggerMessage(EventId = 7081, EventName = "PolicyNotTuned", Level = LogLevel.Error, Message = "{File} could not be written into the overlay folder")]
    public static partial void PolicyNotTuned(this ILogger logger, Exception exception, string file);

    [LoggerMessage(EventId = 7050, EventName = "SigningKeyWritten", Level = LogLevel.Information, Message = "Exports are signed with key {KeyName}; it was made and written to {Path}")]
    public static partial void SigningKeyWritten(this ILogger logger, string keyName, string path);

    [LoggerMessage(EventId = 7060, EventName = "AuditSealed", Level = LogLevel.Information, Message = "The audit trail's head was signed: {Number} {Hash}")]
    public static partial void AuditSealed(this ILogger logger, long number, string hash);

    [LoggerMessage(EventId = 7061, EventName = "AuditNotSealed", Level = LogLevel.Error, Message = "The audit trail's head could not be signed; the next round tries again")]
    public static partial void AuditNotSealed(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 7090, EventName = "RoomFull", Level = LogLevel.Critical, Message = "There is no room for evidence left: {Used} MiB of {Capacity} MiB are used. Nothing new begins; make room, or raise Host:DataMebibytesMax")]
    public static partial void RoomFull(this ILogger logger, long used, long capacity);

    [LoggerMessage(EventId = 7091, EventName = "RoomAgain", Level = LogLevel.Warning, Message = "There is room for evidence again: {Used} MiB of {Capacity} MiB are used")]
    public static partial void RoomAgain(this ILogger logger, long used, long capacity);

    [LoggerMessage(EventId = 7082, EventName = "RoomNotMeasured", Level = LogLevel.Error, Message = "The room for evidence could not be measured; the next round tries again")]
    public static partial void RoomNotMeasured(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 7083, EventName = "Erased", Level = LogLevel.Warning, Message = "Erasure {ErasureId}: {Executions} executions were deleted with key {KeyId}")]
    public static partial void Erased(this ILogger logger, long erasureId, long executions, string keyId);

    [LoggerMessage(EventId = 7051, EventName = "ExecutionExported", Level = LogLevel.Information, Message = "Execution {ExecutionId} was exported with key {KeyId}")]
    public static partial void ExecutionExported(this ILogger logger, ExecutionId executionId, string keyId);

    [LoggerMessage(EventId = 7095, EventName = "ShutdownWaits", Level = LogLevel.Information, Message = "Asked to end: no new work is taken, and {Count} executions get {Seconds} s to finish")]
    public static partial void ShutdownWaits(this ILogger logger, int count, int seconds);

    [LoggerMessage(EventId = 7100, EventName = "ReviewPasswordWritten", Level = LogLevel.Information, Message = "First start: the password of the review room's account 'admin' was written to {Path}; it must be changed at /review")]
    public static partial void ReviewPasswordWritten(this ILogger logger, string path);

    [LoggerMessage(EventId = 7101, EventName = "ReviewStepTaken", Level = LogLevel.Information, Message = "Review room: {Step} by {Name} from {Address} {Detail}")]
    public static partial void ReviewStepTaken(this ILogger logger, ReviewStep step, string name, string address, string? detail);

    [LoggerMessage(EventId = 7102, EventName = "ReviewStepRefused", Level = LogLevel.Warning, Message = "Review room: {Step} for {Name} from {Address} {Detail}")]
    public static partial void ReviewStepRefused(this ILogger logger, ReviewStep step, string name, string address, string? detail);
}
