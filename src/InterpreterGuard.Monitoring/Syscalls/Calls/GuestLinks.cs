using System.Runtime.CompilerServices;
using InterpreterGuard.Monitoring.Files;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary>
/// Where a path leads when the links on its way are followed. The kernel is asked, as it sees them now: like all that is behind a pointer it is evidence, never a wall. It costs several calls, so it is asked
/// only where a link can be: beneath a folder that the program can write to, once it has made one.
/// </summary>
[SkipLocalsInit]
internal static class GuestLinks
{
    // path_resolution(7): more than forty are refused by the kernel as well.
    private const int HopsMax = 40;

    /// <summary>Whether asking is worth it.</summary>
    public static bool MayLead(NotifiedCall call, ReadOnlySpan<byte> path) => call.HasLinks && WritablePlaces.Contains(path);

    /// <summary>Writes where an absolute path leads; what does not exist stays as it is written beneath what does.</summary>
    public static int Follow(NotifiedCall call, ReadOnlySpan<byte> path, Span<byte> into)
    {
        Span<byte> at = stackalloc byte[GuestPath.BytesMax];
        Span<byte> link = stackalloc byte[PathText.Max];
        Span<byte> next = stackalloc byte[GuestPath.BytesMax];
        path.CopyTo(at);
        var length = path.Length;
        for (var hop = 0; hop < HopsMax; hop++)
        {
            // The longest part that the kernel can resolve. It follows no links to processes and descriptors, for those would be ours: what is behind them is read as text.
            var end = length;
            var real = GuestFiles.RealPath(call.Tid, at[..end], into, out _);
            while (real == 0 && (end = at[..end].LastIndexOf((byte)'/')) > 0)
                real = GuestFiles.RealPath(call.Tid, at[..end], into, out _);
            end = Math.Max(end, 0);
            if (end == length)
                return GuestPath.NameSelf(call, into, real);

            var rest = at[(end + 1)..length];
            var nameLength = rest.IndexOf((byte)'/') is var cut and >= 0 ? cut : rest.Length;
            var nextLength = PathText.Normalise(into[..real], rest[..nameLength], next);
            var linkLength = GuestFiles.LinkText(call.Tid, next[..nextLength], link);

            // "self" there is whoever asks, and the links beneath a process say nothing that a path could.
            var follows = linkLength > 0 && !next[..nextLength].StartsWith("/proc/"u8);
            if (follows)
                nextLength = PathText.Normalise(into[..real], link[..linkLength], next);
            length = PathText.Normalise(next[..nextLength], rest[Math.Min(nameLength + 1, rest.Length)..], at);
            if (!follows)
                break;
        }

        at[..length].CopyTo(into);
        return GuestPath.NameSelf(call, into, length);
    }
}
