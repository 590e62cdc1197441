using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Monitoring.Network.Names;

/// <summary>Who asks for names.</summary>
/// <param name="Process">The process.</param>
/// <param name="Server">The name server it meant to ask; empty for the sandbox's own.</param>
internal sealed record Asker(ProcessReference Process, string Server)
{
    /// <summary>Nobody we saw: a socket that came to the resolver without our hearing of it.</summary>
    public static readonly Asker Unseen = new(new(0, 0, "unknown"), "");
}
