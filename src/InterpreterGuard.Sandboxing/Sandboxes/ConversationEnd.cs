using InterpreterGuard.Sandboxing.Wire;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>How a conversation with a sandbox ended: with the word of its init, or broken.</summary>
internal sealed record ConversationEnd(ExitFrame? Exit, string? Failure)
{
    public override string ToString() => Exit is null ? Failure ?? "" : $"exit code {Exit.ExitCode}, signal {Exit.Signal}";
}
