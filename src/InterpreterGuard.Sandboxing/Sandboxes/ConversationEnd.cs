using InterpreterGuard.Sandboxing.Wire;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>How a conversation with a sandbox ended: with the word of its init, or broken.</summary>
internal sealed record ConversationEnd(ExitFrame? Exit, string? Failure)
{
    public override string ToString() => Failure ?? (Exit!.Signal == 0 ? $"exit code {Exit.ExitCode}" : $"signal {Exit.Signal}");
}
