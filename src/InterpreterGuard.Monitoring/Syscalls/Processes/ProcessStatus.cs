using System.Buffers.Text;
using System.Text;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Processes;

/// <summary>Reads <c>/proc/&lt;tid&gt;/status</c>.</summary>
internal static class ProcessStatus
{
    /// <summary>The thread, or <see langword="null"/> when it is gone.</summary>
    public static WatchedProcess? Read(int tid, long now)
    {
        Span<byte> buffer = stackalloc byte[2048];
        ReadOnlySpan<byte> status = buffer[..ProcFile.Read(tid, "status"u8, buffer)];
        return status.IsEmpty ? null : Parse(status, now);
    }

    /// <summary>Reads the file's text. Kernels without process number namespaces leave out the lines of them: then the numbers are ours.</summary>
    public static WatchedProcess Parse(ReadOnlySpan<byte> status, long now)
    {
        var pid = LastNumber(status, "\nTgid:"u8);
        var parent = LastNumber(status, "\nPPid:"u8);
        var ownPid = LastNumber(status, "\nNStgid:"u8);
        var ownTid = LastNumber(status, "\nNSpid:"u8);
        var name = status.StartsWith("Name:"u8) ? Encoding.UTF8.GetString(Line(status[5..]).Trim((byte)'\t')) : "";
        return new(pid, parent, ownPid > 0 ? ownPid : pid, ownTid > 0 ? ownTid : pid, name, now);
    }

    // The lines of namespaces list a number a level, ours first, the innermost last.
    private static int LastNumber(ReadOnlySpan<byte> status, ReadOnlySpan<byte> label)
    {
        var at = status.IndexOf(label);
        if (at < 0)
            return 0;
        var line = Line(status[(at + label.Length)..]);
        return Utf8Parser.TryParse(line[(line.LastIndexOf((byte)'\t') + 1)..], out int number, out _) ? number : 0;
    }

    private static ReadOnlySpan<byte> Line(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        return end < 0 ? text : text[..end];
    }
}
