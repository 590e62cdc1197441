using System.Buffers.Text;
using System.Runtime.CompilerServices;
using InterpreterGuard.Monitoring.Files;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary>Makes a caller's paths absolute.</summary>
[SkipLocalsInit] // Clearing room for paths took longer than reading them.
internal static class GuestPath
{
    /// <summary>Means: relative to the working folder.</summary>
    public const int AtWorkingFolder = -100;

    /// <summary>Room that every path fits into: a folder's and a relative one.</summary>
    public const int BytesMax = 2 * PathText.Max + 2;

    /// <summary>Reads the path a pointer names and writes it absolute, normalised, the own process's number as <c>self</c>. False: answer with <see cref="NotifiedCall.Unreadable"/>.</summary>
    public static bool TryRead(NotifiedCall call, int folder, ulong pointer, Span<byte> into, out int length)
    {
        Span<byte> given = stackalloc byte[PathText.Max];
        length = 0;
        if (!call.TryReadText(pointer, given, out var givenLength))
            return false;
        length = Resolve(call, folder, given[..givenLength], into);
        return true;
    }

    /// <summary>Writes a path absolute. Where a descriptor leads to cannot always be told: then the path stays as given, beneath the root.</summary>
    public static int Resolve(NotifiedCall call, int folder, ReadOnlySpan<byte> given, Span<byte> into)
    {
        var length = ResolveOnce(call, folder, given, into);
        var path = into[..length];
        if (!path.StartsWith("/proc/self/root/"u8) && !path.StartsWith("/proc/self/cwd/"u8))
            return length;

        // The own number was written instead of "self".
        Span<byte> again = stackalloc byte[BytesMax];
        path.CopyTo(again);
        return ResolveOnce(call, folder, again[..length], into);
    }

    private static int ResolveOnce(NotifiedCall call, int folder, ReadOnlySpan<byte> given, Span<byte> into)
    {
        given = WithoutDetour(given, ref folder);
        Span<byte> from = stackalloc byte[PathText.Max];
        var fromLength = 0;
        if (!given.StartsWith("/"u8))
            fromLength = folder == AtWorkingFolder ? call.ReadWorkingFolder(from) : ProcFile.ReadLink(call.Tid, "fd"u8, folder, from);
        if (Climb(given) is var climb and > 0)
            return Climbed(call, from[..fromLength], given[..climb], given[climb..], into);
        return NameSelf(call, into, PathText.Normalise(from[..fromLength], given, into));
    }

    // The ways over one's own root and working folder lead everywhere, and ".." behind them is not what it seems.
    private static ReadOnlySpan<byte> WithoutDetour(ReadOnlySpan<byte> path, scoped ref int folder)
    {
        while (true)
        {
            if (path.StartsWith("/proc/self/root/"u8))
                path = path["/proc/self/root"u8.Length..];
            else if (path.StartsWith("/proc/thread-self/root/"u8))
                path = path["/proc/thread-self/root"u8.Length..];
            else if (path.StartsWith("/proc/self/cwd/"u8))
                return Beneath(path["/proc/self/cwd/"u8.Length..], ref folder);
            else if (path.StartsWith("/proc/thread-self/cwd/"u8))
                return Beneath(path["/proc/thread-self/cwd/"u8.Length..], ref folder);
            else
                return path;
        }
    }

    private static ReadOnlySpan<byte> Beneath(ReadOnlySpan<byte> rest, scoped ref int folder)
    {
        folder = AtWorkingFolder;
        return rest.TrimStart((byte)'/');
    }

    // Where the last ".." behind a name ends: what is above a link is not what is written before it. 0: there is none.
    private static int Climb(ReadOnlySpan<byte> path)
    {
        for (var end = path.Length; path[..end].LastIndexOf("/.."u8) is var at and >= 0; end = at)
        {
            var after = at + 3;
            if ((after == path.Length || path[after] == '/') && !path[..at].Trim("./"u8).IsEmpty)
                return after;
        }

        return 0;
    }

    private static int Climbed(NotifiedCall call, ReadOnlySpan<byte> from, ReadOnlySpan<byte> climb, ReadOnlySpan<byte> rest, Span<byte> into)
    {
        Span<byte> whole = stackalloc byte[BytesMax];
        Span<byte> real = stackalloc byte[BytesMax];
        from.CopyTo(whole);
        whole[from.Length] = (byte)'/';
        climb.CopyTo(whole[(from.Length + 1)..]);
        var length = GuestFiles.RealPath(call.Tid, whole[..(from.Length + 1 + climb.Length)], real, out _);

        // What is not there, the kernel does not climb from either; then the text is all there is.
        if (length == 0)
            length = PathText.Normalise(from, climb, real);
        return NameSelf(call, into, PathText.Normalise(real[..length], rest.TrimStart((byte)'/'), into));
    }

    /// <summary>Writes <c>self</c> for the caller's own number in <c>/proc</c>.</summary>
    public static int NameSelf(NotifiedCall call, Span<byte> path, int length)
    {
        const int Prefix = 6;
        if (!path[..length].StartsWith("/proc/"u8) || !Utf8Parser.TryParse(path[Prefix..length], out int pid, out var digits))
            return length;
        if (call.Processes.Find(call.Tid) is not { } process || (process.Pid != pid && process.Tid != pid))
            return length;
        var rest = path[(Prefix + digits)..length];
        if (!rest.IsEmpty && rest[0] != '/')
            return length;

        // "self" may be longer than the number: the rest moves before it is overwritten.
        rest.CopyTo(path[(Prefix + 4)..]);
        "self"u8.CopyTo(path[Prefix..]);
        return Prefix + 4 + rest.Length;
    }
}
