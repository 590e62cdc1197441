using System.Text;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Monitoring.Files;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary>Names that are given, moved or taken away. Programs do that all day; told is what touches a sensitive path.</summary>
internal sealed class RenameCalls(SensitivePaths sensitive, FileWatch watch) : ICallHandler
{
    public Answer Handle(NotifiedCall call) => call.Watched.Name switch
    {
        "rename" => Two(call, "rename", GuestPath.AtWorkingFolder, 0, GuestPath.AtWorkingFolder, 1),
        "renameat" or "renameat2" => Two(call, "rename", call.Int(0), 1, call.Int(2), 3),
        "link" => Two(call, "link", GuestPath.AtWorkingFolder, 0, GuestPath.AtWorkingFolder, 1),
        "linkat" => Two(call, "link", call.Int(0), 1, call.Int(2), 3),
        "symlink" => Symlink(call, GuestPath.AtWorkingFolder, 1),
        "symlinkat" => Symlink(call, call.Int(1), 2),
        "unlink" => Unlink(call, GuestPath.AtWorkingFolder, 0),
        _ => Unlink(call, call.Int(0), 1),
    };

    private Answer Two(NotifiedCall call, string change, int fromFolder, int fromPointer, int toFolder, int toPointer)
    {
        Span<byte> from = stackalloc byte[GuestPath.BytesMax];
        Span<byte> to = stackalloc byte[GuestPath.BytesMax];
        if (!GuestPath.TryRead(call, fromFolder, call.Argument(fromPointer), from, out var fromLength) || !GuestPath.TryRead(call, toFolder, call.Argument(toPointer), to, out var toLength))
            return NotifiedCall.Unreadable;
        return Tell(call, change, from[..fromLength], to[..toLength]);
    }

    private Answer Symlink(NotifiedCall call, int folder, int pointer)
    {
        Span<byte> given = stackalloc byte[PathText.Max];
        Span<byte> path = stackalloc byte[GuestPath.BytesMax];
        Span<byte> target = stackalloc byte[GuestPath.BytesMax];

        // From now on a path may lead elsewhere than it says.
        call.HasLinks = true;
        if (!call.TryReadText(call.Argument(0), given, out var givenLength) || !GuestPath.TryRead(call, folder, call.Argument(pointer), path, out var length))
            return NotifiedCall.Unreadable;

        // A link's relative target counts from the folder the link lies in.
        var holder = path[..Math.Max(0, path[..length].LastIndexOf((byte)'/'))];
        var targetLength = PathText.Normalise(holder, given[..givenLength], target);
        return Tell(call, "symlink", path[..length], target[..targetLength]);
    }

    private Answer Unlink(NotifiedCall call, int folder, int pointer)
    {
        Span<byte> path = stackalloc byte[GuestPath.BytesMax];
        return GuestPath.TryRead(call, folder, call.Argument(pointer), path, out var length) ? Tell(call, "unlink", path[..length], default) : NotifiedCall.Unreadable;
    }

    private Answer Tell(NotifiedCall call, string change, ReadOnlySpan<byte> path, ReadOnlySpan<byte> target)
    {
        // Whatever is behind another name may be written by that name. Only the links of virtual environments lead to programs, which nobody can write.
        var toProgram = change == "symlink" && (target.StartsWith("/usr/"u8) || target.StartsWith("/bin/"u8) || target.StartsWith("/lib"u8));
        var telling = sensitive.Contains(path, writing: true) || sensitive.Contains(target, writing: !toProgram);
        if (watch != FileWatch.All && !telling)
            return Answer.Continue;
        var fact = new FileChange { Change = change, Path = Encoding.UTF8.GetString(path), Target = Encoding.UTF8.GetString(target) };
        return call.Observe(fact, SensitivePaths.IsGuards(path) || SensitivePaths.IsGuards(target) ? Decision.Denied : Decision.Allowed);
    }
}
