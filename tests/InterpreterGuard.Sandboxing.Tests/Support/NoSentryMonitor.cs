using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Sandboxing.Tests.Support;

/// <summary>Nobody hears what a sandbox's own kernel tells: no profile of these tests has one.</summary>
internal sealed class NoSentryMonitor : ISentryMonitor
{
    public IReadOnlyList<string> Untold => [];

    public void Listen() => throw new IOException("Nobody listens in these tests.");

    public Task<ISandboxWatch> AttachAsync(string containerId, Profile profile, int kernelPid, DecoySet decoys, CancellationToken cancellationToken) =>
        throw new IOException("Nobody listens in these tests.");
}
