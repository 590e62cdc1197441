using System.Text;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary>Attributes of files that the kernel heeds (<c>security.*</c>), such as a program's capabilities. Those of users and of access lists say nothing.</summary>
internal sealed class AttributeCalls : ICallHandler
{
    // XATTR_NAME_MAX with its NUL.
    private const int NameMax = 256;

    public Answer Handle(NotifiedCall call)
    {
        Span<byte> name = stackalloc byte[NameMax];
        var at = call.Watched.Name == "setxattrat" ? 3 : 1;
        if (!call.TryReadText(call.Argument(at), name, out var nameLength))
            return NotifiedCall.Unreadable;
        if (!name[..nameLength].StartsWith("security."u8))
            return Answer.Continue;

        Span<byte> path = stackalloc byte[GuestPath.BytesMax];
        if (!TryReadPath(call, path, out var length))
            return NotifiedCall.Unreadable;
        var fact = new FileChange { Change = "setxattr", Path = Encoding.UTF8.GetString(path[..length]), Target = Encoding.UTF8.GetString(name[..nameLength]) };
        return call.Observe(fact, Decision.Allowed);
    }

    private static bool TryReadPath(NotifiedCall call, Span<byte> path, out int length)
    {
        switch (call.Watched.Name)
        {
            case "fsetxattr":
                length = GuestPath.Resolve(call, call.Int(0), default, path);
                return true;
            case "setxattrat":
                return GuestPath.TryRead(call, call.Int(0), call.Argument(1), path, out length);
            default:
                return GuestPath.TryRead(call, GuestPath.AtWorkingFolder, call.Argument(0), path, out length);
        }
    }
}
