using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>
/// This host among others on the same engine: an id that is a label on all it creates, and a locked file that lives as long as the host does. The kernel lets go of the lock
/// when the host dies, however it dies; that is how the next one knows whose containers are orphans.
/// </summary>
internal sealed class HostInstance : IDisposable
{
    private const string Suffix = ".lock";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly FileStream _lock;

    public HostInstance(IOptions<SandboxingOptions> options)
    {
        Directory = options.Value.RuntimeDirectory;
        System.IO.Directory.CreateDirectory(Directory, OwnerOnly);
        _lock = new FileStream(LockFile(Id), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
    }

    public string Id { get; } = RandomNumberGenerator.GetHexString(16, lowercase: true);

    public string Directory { get; }

    /// <summary>Whether a host with this id lives. Its lock file is removed when it does not.</summary>
    public bool Lives(string id)
    {
        if (string.Equals(id, Id, StringComparison.Ordinal))
            return true;
        if (id.Length != Id.Length || !id.All(char.IsAsciiHexDigitLower))
            return false;
        try
        {
            using var probe = new FileStream(LockFile(id), FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public void Dispose() => _lock.Dispose();

    private string LockFile(string id) => Path.Combine(Directory, id + Suffix);
}
