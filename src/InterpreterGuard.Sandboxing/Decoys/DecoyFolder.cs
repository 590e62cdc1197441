using InterpreterGuard.Core.Decoys;

namespace InterpreterGuard.Sandboxing.Decoys;

/// <summary>The decoys of one sandbox on the host, from where the container sees them read-only. They go with the directory they lie in.</summary>
internal sealed class DecoyFolder : IDisposable
{
    // The owner is a stranger inside, who must be able to read.
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Enterable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private DecoyFolder(DecoySet decoys, IReadOnlyList<string> binds, DecoySocket? socket) => (Decoys, Binds, Socket) = (decoys, binds, socket);

    public DecoySet Decoys { get; }

    /// <summary>Mounts of the container, in the engine's notation.</summary>
    public IReadOnlyList<string> Binds { get; }

    public DecoySocket? Socket { get; }

    /// <summary>Lays fresh decoys beneath a directory of the host, or none.</summary>
    /// <exception cref="IOException">They could not be written.</exception>
    public static DecoyFolder Lay(string directory, bool wanted)
    {
        if (!wanted)
            return new(DecoySet.None, [], null);
        var decoys = DecoySet.Create();
        var home = Path.Combine(directory, "home");
        MakeFolder(home);
        foreach (var file in decoys.Files)
        {
            var path = Path.Combine(home, file.Path);
            MakeFolder(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Content);
            File.SetUnixFileMode(path, Readable);
        }

        // A short name: the path of a socket has little room.
        var socket = Path.Combine(directory, "d.sock");
        return new(decoys, BindsOf(home, socket), new(socket));
    }

    /// <summary>The mounts for these places on the host.</summary>
    public static IReadOnlyList<string> BindsOf(string home, string socket) => [$"{home}:{Decoy.Home}:ro", $"{socket}:{Decoy.Socket}:ro"];

    public void Dispose() => Socket?.Dispose();

    // What the host's mask takes away is given back.
    private static void MakeFolder(string path)
    {
        Directory.CreateDirectory(path);
        File.SetUnixFileMode(path, Enterable);
    }
}
