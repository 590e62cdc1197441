using InterpreterGuard.Core.Monitoring;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>What a handshake brought: the watch, and the filter as init says it installed it.</summary>
internal sealed record HandshakeResult(ISandboxWatch? Watch, string SyscallFilter);
