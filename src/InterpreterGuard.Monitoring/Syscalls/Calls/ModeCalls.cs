using System.Text;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary>Files made executable or given their owner's rights, and devices made. Folders need their execute bits for anybody to enter: they are not told.</summary>
internal sealed class ModeCalls : ICallHandler
{
    /// <summary>What <c>chmod</c> can set.</summary>
    public const int ModeBits = 0xFFF;

    /// <summary>Set-user-id and set-group-id.</summary>
    public const int OwnersRights = 0xC00;

    public Answer Handle(NotifiedCall call)
    {
        var making = call.Watched.Name is "mknod" or "mknodat";
        var mode = call.Watched.Name is "fchmodat" or "fchmodat2" or "mknodat" ? call.Int(2) : call.Int(1);
        Span<byte> path = stackalloc byte[GuestPath.BytesMax];
        if (!TryReadPath(call, path, out var length))
            return NotifiedCall.Unreadable;
        if (!making && (mode & OwnersRights) == 0 && GuestFiles.IsDirectory(call.Tid, path[..length]))
            return Answer.Continue;
        var fact = new FileChange { Change = making ? "mknod" : "chmod", Path = Encoding.UTF8.GetString(path[..length]), Mode = making ? mode : mode & ModeBits };

        // The sandbox may make no device anyway; the attempt is what counts.
        return call.Observe(fact, making ? Decision.Denied : Decision.Allowed);
    }

    private static bool TryReadPath(NotifiedCall call, Span<byte> path, out int length)
    {
        switch (call.Watched.Name)
        {
            case "fchmod":
                length = GuestPath.Resolve(call, call.Int(0), default, path);
                return true;
            case "chmod" or "mknod":
                return GuestPath.TryRead(call, GuestPath.AtWorkingFolder, call.Argument(0), path, out length);
            default:
                return GuestPath.TryRead(call, call.Int(0), call.Argument(1), path, out length);
        }
    }
}
