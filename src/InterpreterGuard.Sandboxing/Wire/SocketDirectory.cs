using System.Net.Sockets;

namespace InterpreterGuard.Sandboxing.Wire;

/// <summary>
/// The one directory of the host a sandbox sees, with the one socket in it. When the host runs as root it is 0700: inside, only init (uid 0) can enter. When it does not,
/// the owner is a stranger inside and init has no capability to pass, so the directory is open; that costs nothing, because the socket takes one connection,
/// the caller must be the container's own init, and the file is gone before any submission's code starts.
/// </summary>
internal sealed class SocketDirectory : IDisposable
{
    private const string FileName = "host.sock";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode MayEnter = OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode MayConnect = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private readonly Socket _listener;
    private readonly string _file;

    public SocketDirectory(string path)
    {
        Path = path;
        _file = System.IO.Path.Combine(path, FileName);
        Directory.CreateDirectory(path, OwnerOnly);
        _listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            _listener.Bind(new UnixDomainSocketEndPoint(_file));
            _listener.Listen(1);
            if (!Environment.IsPrivilegedProcess)
            {
                File.SetUnixFileMode(_file, MayConnect);
                File.SetUnixFileMode(path, MayEnter);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Path { get; }

    /// <summary>Waits for the one connection, then closes the door and takes away its plate.</summary>
    public async Task<WireSocket> AcceptAsync(CancellationToken cancellationToken)
    {
        var socket = await _listener.AcceptAsync(cancellationToken);
        _listener.Dispose();
        File.Delete(_file);
        return new(socket);
    }

    public void Dispose()
    {
        _listener.Dispose();
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // The container may still hold it; the reaper comes by again.
        }
    }
}
