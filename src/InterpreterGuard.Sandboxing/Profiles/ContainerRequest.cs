using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Sandboxing.Profiles;

/// <summary>Everything that goes into a container's parameters.</summary>
internal sealed record ContainerRequest
{
    /// <summary>A random name: nothing about the submission or the host can be read from it.</summary>
    public required string Name { get; init; }

    /// <summary>The image's id (digest), never its tag: a tag can move between two containers.</summary>
    public required string ImageId { get; init; }

    public required Profile Profile { get; init; }

    public required Language Language { get; init; }

    /// <summary>Whether the container gets a kernel of its own.</summary>
    public bool IsSentry { get; init; }

    /// <summary>The directory of the host through which init and host meet.</summary>
    public required string SocketDirectory { get; init; }

    /// <summary>Mounts of the decoys, in the engine's notation; none where none are laid.</summary>
    public IReadOnlyList<string> DecoyBinds { get; init; } = [];

    /// <summary>The volume that is the work folder; made with the container where it is not there yet. A parser has none.</summary>
    public string WorkVolume { get; init; } = "";

    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    public required EngineFacts Engine { get; init; }
}
