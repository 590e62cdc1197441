using System.Buffers.Binary;
using System.Buffers.Text;
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
    private static ReadOnlySpan<byte> Deleted => " (deleted)"u8;

    /// <summary>Flags of a call that has none: <c>creat</c> and <c>truncate</c>.</summary>
    public const ulong CreateOrTruncate = Create | 0x200;

    private const ulong Create = 0x40;

    public Answer Handle(NotifiedCall call)
    {
        Span<byte> path = stackalloc byte[GuestPath.BytesMax];
        var (folder, pointer) = call.Watched.Name is "openat" or "openat2" ? (call.Int(0), call.Argument(1)) : (GuestPath.AtWorkingFolder, call.Argument(0));
        if (!TryReadFlags(call, out var flags, out var mode) || !GuestPath.TryRead(call, folder, pointer, path, out var length))
            return NotifiedCall.Unreadable;

        var writing = Writes(flags);
        if (GuestLinks.MayLead(call, path[..length]) && !Says(path[..length], writing))
        {
            Span<byte> written = stackalloc byte[GuestPath.BytesMax];
            path[..length].CopyTo(written);
            length = GuestLinks.Follow(call, written[..length], path);
        }

        if (IsOwnDescriptor(path[..length]))
            length = FromMemory(call, path, length);

        var absolute = path[..length];
        if ((flags & Create) != 0 && (mode & ModeCalls.OwnersRights) != 0)
        {
            // As good as a chmod, which the filter would have brought to us.
            var made = new FileChange { Change = "chmod", Path = Encoding.UTF8.GetString(absolute), Mode = mode & ModeCalls.ModeBits };
            var allowed = call.Observe(made, Decision.Allowed);
            if (allowed != Answer.Continue)
                return allowed;
        }

        if (watch == FileWatch.All || sensitive.Contains(absolute, writing))
        {
            var fact = new FileOpen { Path = Encoding.UTF8.GetString(absolute), Writing = writing, Program = ProgramOf(call.Tid) };
            var answer = call.Observe(fact, SensitivePaths.IsGuards(absolute) ? Decision.Denied : Decision.Allowed);
            if (answer != Answer.Continue)
                return answer;
        }

        return decoys.At(absolute) is { } decoy ? call.Observe(Read(decoy), Decision.Allowed) : Answer.Continue;
    }

    private bool Says(ReadOnlySpan<byte> path, bool writing) => sensitive.Contains(path, writing) || decoys.At(path) is not null;

    private static bool IsOwnDescriptor(ReadOnlySpan<byte> path) => path.StartsWith("/proc/self/fd/"u8) || path.StartsWith("/dev/fd/"u8);

    // Code that lies in no file is read by the name of its descriptor. All other descriptors say nothing: shells name those of their pipes.
    private static int FromMemory(NotifiedCall call, Span<byte> path, int length)
    {
        if (!Utf8Parser.TryParse(PathText.Name(path[..length]), out int number, out _))
            return length;
        Span<byte> link = stackalloc byte[PathText.Max];
        var behind = link[..ProcFile.ReadLink(call.Tid, "fd"u8, number, link)];
        if (!behind.StartsWith("/memfd:"u8))
            return length;
        behind = behind.EndsWith(Deleted) ? behind[..^Deleted.Length] : behind;
        behind.CopyTo(path);
        return behind.Length;
    }

    /// <summary>Whether a file that is opened with these flags may be changed.</summary>
    public static bool Writes(ulong flags) => (flags & AccessMode) != 0 || (flags & CreateOrTruncate) != 0;

    /// <summary>The fact of a decoy that is read.</summary>
    public static DecoySeen Read(Decoy decoy) => new() { Decoy = decoy.Name, Grade = "read", Channel = "open", What = decoy.What, Place = decoy.Place, Target = decoy.Place };

    /// <summary>The file of the program that makes a call.</summary>
    public static string ProgramOf(int tid)
    {
        Span<byte> link = stackalloc byte[PathText.Max];
        return Encoding.UTF8.GetString(link[..ProcFile.ReadLink(tid, "exe"u8, -1, link)]);
    }

    private static bool TryReadFlags(NotifiedCall call, out ulong flags, out int mode)
    {
        mode = call.Watched.Name switch
        {
            "openat" => call.Int(3),
            "open" => call.Int(2),
            "creat" => call.Int(1),
            _ => 0,
        };
        flags = call.Watched.Name switch
        {
            "openat" => call.Argument(2),
            "open" => call.Argument(1),
            "openat2" => 0,
            _ => CreateOrTruncate,
        };
        if (call.Watched.Name != "openat2")
            return true;
        Span<byte> how = stackalloc byte[2 * sizeof(ulong)];
        var read = call.TryRead(call.Argument(2), how);
        flags = BinaryPrimitives.ReadUInt64LittleEndian(how);
        mode = (int)BinaryPrimitives.ReadUInt64LittleEndian(how[sizeof(ulong)..]);
        return read;
    }
}
