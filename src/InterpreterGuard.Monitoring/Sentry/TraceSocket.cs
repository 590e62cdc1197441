using System.Net.Sockets;

namespace InterpreterGuard.Monitoring.Sentry;

/// <summary>Makes the socket that the runtime's trace configuration names.</summary>
internal static class TraceSocket
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <exception cref="IOException">It cannot be had.</exception>
    public static Socket Listen(string path, int waiting)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!, OwnerOnly);
        if (IsAnswered(path))
            throw new IOException($"Another host of this machine listens at {path}. Only one can run profiles with a gVisor runtime: stop that one, or give both a runtime and a 'Monitoring:Sentry:Socket' of their own.");
        File.Delete(path);
        var socket = Make();
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
            socket.Listen(waiting);
            return socket;
        }
        catch (SocketException problem)
        {
            socket.Dispose();
            throw new IOException($"{path} cannot be listened at: {problem.Message}. 'Monitoring:Sentry:Socket' names another place; the runtime's trace configuration must name the same.", problem);
        }
    }

    // What a host that was killed left behind is in the way, and nobody's.
    private static bool IsAnswered(string path)
    {
        if (!File.Exists(path))
            return false;
        using var socket = Make();
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static Socket Make() => new(AddressFamily.Unix, SocketType.Seqpacket, ProtocolType.Unspecified);
}
