using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Sandboxing.Decoys;
using InterpreterGuard.Sandboxing.Runners;
using InterpreterGuard.Sandboxing.Wire;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>A container with its runner up: warm on a shelf, or claimed. Owned by one hand at a time.</summary>
internal sealed class LiveSandbox : IDisposable
{
    public required SandboxId Id { get; init; }

    /// <summary>The container's name.</summary>
    public required string Name { get; init; }

    public required string ContainerId { get; init; }

    public required ILanguageRunner Runner { get; init; }

    /// <summary>What is built into its container; an execution's clocks and output are not.</summary>
    public required Profile Profile { get; init; }

    public required SocketDirectory Directory { get; init; }

    /// <summary>Its work folder.</summary>
    public required WorkVolume Work { get; init; }

    /// <summary>What was laid in it.</summary>
    public required DecoyFolder Decoys { get; init; }

    public required Conversation Conversation { get; init; }

    public required InitProcess Init { get; init; }

    public required ICgroup Cgroup { get; init; }

    public required ISandboxWatch? Watch { get; init; }

    /// <summary>What the kernel held it to when it was read back.</summary>
    public required CgroupLimits Groups { get; init; }

    public required AppliedLimits Applied { get; init; }

    public required long ReadyTimestamp { get; init; }

    /// <summary>Warm-up steps done.</summary>
    public int WarmSteps { get; set; }

    /// <summary>No step is left, or the language has none.</summary>
    public bool FullyWarm { get; set; }

    /// <summary>A step is under way: it can be claimed, but what it is told waits behind the step.</summary>
    public bool MidStep { get; set; }

    /// <summary>Ends everything inside at once. Where this host may not signal init, closing the conversation orders it to do the same.</summary>
    public void Kill()
    {
        if (Init.Kill())
            Cgroup.Hasten();
        else
            Conversation.Shutdown();
    }

    /// <summary>Lets go of everything but the container, which the engine removes.</summary>
    public void Dispose()
    {
        Kill();
        Conversation.Dispose();
        Watch?.Dispose();
        Decoys.Dispose();
        Init.Dispose();
    }
}
