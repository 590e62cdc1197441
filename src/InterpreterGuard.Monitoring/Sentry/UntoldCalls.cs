using InterpreterGuard.Monitoring.Syscalls.Filter;

namespace InterpreterGuard.Monitoring.Sentry;

/// <summary>What the supervisor looks at and gVisor's kernel has no point for, or one without what matters. Every group is here or in <see cref="SentryObservations"/>, so that a receipt never keeps silent about one.</summary>
internal static class UntoldCalls
{
    /// <summary>In the words of a receipt.</summary>
    public static IReadOnlyDictionary<CallGroup, string> ByGroup { get; } = new Dictionary<CallGroup, string>
    {
        [CallGroup.Attribute] = "attributes of files",
        [CallGroup.Clock] = "changed clocks",
        [CallGroup.Clone] = "namespaces asked for by clone3",
        [CallGroup.Foreign] = "calls of other architectures",
        [CallGroup.Map] = "files mapped as code",
        [CallGroup.MemoryFile] = "memory files",
        [CallGroup.Mode] = "changed modes",
        [CallGroup.Redirect] = "redirected standard streams",
        [CallGroup.Rename] = "renames, links and removals",
        [CallGroup.Send] = "addressed datagrams",
    };
}
