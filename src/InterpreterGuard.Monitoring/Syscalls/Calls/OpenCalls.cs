using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Monitoring.Files;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary>File opens: the most frequent calls of all. One that is not on the list leaves no trace and no garbage.</summary>
[SkipLocalsInit]
internal sealed class OpenCalls(SensitivePaths sensitive, FileWatch watch, DecoySet decoys) : ICallHandler
{
    private const ulong AccessMode = 3;
    /// <summary>Flags of a call that has none: <c>creat</c> and <c>truncate</c>.</summary>
    public const ulong CreateOrTruncate = 0x40 | 0x200;

    public Answer Handle(NotifiedCall call)
    {
        Span<byte> path = stackalloc byte[GuestPath.BytesMax];
        var (folder, pointer) = call.Watched.Name is "openat" or "openat2" ? (call.Int(0), call.Argument(1)) : (GuestPath.AtWorkingFolder, call.Argument(0));
        if (!TryReadFlags(call, out var flags) || !GuestPath.TryRead(call, folder, pointer, path, out var length))
            return NotifiedCall.Unreadable;

        var writing = Writes(flags);
        var absolute = path[..length];
        if (watch == FileWatch.All || sensitive.Contains(absolute, writing))
        {
            var fact = new FileOpen { Path = Encoding.UTF8.GetString(absolute), Writing = writing, Program = ProgramOf(call.Tid) };
            var answer = call.Observe(fact, SensitivePaths.IsGuards(absolute) ? Decision.Denied : Decision.Allowed);
            if (answer != Answer.Continue)
                return answer;
        }

        return decoys.At(absolute) is { } decoy ? call.Observe(Read(decoy), Decision.Allowed) : Answer.Continue;
    }

    /// <summary>Whether a file that is opened with these flags may be changed.</summary>
    public static bool Writes(ulong flags) => (flags & AccessMode) != 0 || (flags & CreateOrTruncate) != 0;

    /// <summary>The fact of a decoy that is read.</summary>
    public static DecoySeen Read(Decoy decoy) => new() { Decoy = decoy.Name, Grade = "read", Channel = "open", What = decoy.What, Place = decoy.Place, Target = decoy.Place };

    private static string ProgramOf(int tid)
    {
        Span<byte> link = stackalloc byte[PathText.Max];
        return Encoding.UTF8.GetString(link[..ProcFile.ReadLink(tid, "exe"u8, -1, link)]);
    }

    private static bool TryReadFlags(NotifiedCall call, out ulong flags)
    {
        flags = call.Watched.Name switch
        {
            "openat" => call.Argument(2),
            "open" => call.Argument(1),
            "openat2" => 0,
            _ => CreateOrTruncate,
        };
        if (call.Watched.Name != "openat2")
            return true;
        Span<byte> how = stackalloc byte[sizeof(ulong)];
        var read = call.TryRead(call.Argument(2), how);
        flags = BinaryPrimitives.ReadUInt64LittleEndian(how);
        return read;
    }
}
