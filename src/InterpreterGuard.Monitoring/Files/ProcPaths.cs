namespace InterpreterGuard.Monitoring.Files;

/// <summary>Sensitive paths under <c>/proc</c>.</summary>
internal static class ProcPaths
{
    public static bool Contains(ReadOnlySpan<byte> path, bool writing)
    {
        if (!path.StartsWith("/proc/"u8))
            return false;
        var rest = path["/proc/"u8.Length..];
        var end = rest.IndexOf((byte)'/');
        var first = end < 0 ? rest : rest[..end];
        var beneath = end < 0 ? default : rest[(end + 1)..];

        if (first.SequenceEqual("self"u8) || first.SequenceEqual("thread-self"u8))
            return OfOwnProcess(beneath);
        if (first.Length > 0 && first[0] is >= (byte)'0' and <= (byte)'9')
            return OfOtherProcess(first, beneath);
        if (first.SequenceEqual("sys"u8))
            return writing || (beneath.StartsWith("fs/binfmt_misc"u8) && beneath.EndsWith("/register"u8));
        return OfKernel(first);
    }

    private static bool OfOwnProcess(ReadOnlySpan<byte> beneath) =>
        beneath.SequenceEqual("mem"u8) || (beneath.StartsWith("task/"u8) && beneath.EndsWith("/mem"u8));

    // What ps and its like read of everybody: stat, statm, status, cmdline, comm. All else is prying.
    private static bool OfOtherProcess(ReadOnlySpan<byte> pid, ReadOnlySpan<byte> beneath)
    {
        var name = PathText.Name(beneath);
        if (beneath.IsEmpty || name.SequenceEqual("stat"u8) || name.SequenceEqual("statm"u8) || name.SequenceEqual("status"u8) || name.SequenceEqual("cmdline"u8) || name.SequenceEqual("comm"u8))
            return false;
        return pid.SequenceEqual("1"u8)
            || name.SequenceEqual("environ"u8)
            || name.SequenceEqual("mem"u8)
            || name.SequenceEqual("maps"u8)
            || name.SequenceEqual("cgroup"u8)
            || name.SequenceEqual("mountinfo"u8)
            || name.SequenceEqual("auxv"u8)
            || name.SequenceEqual("stack"u8)
            || name.SequenceEqual("syscall"u8)
            || SensitivePaths.IsOrIsIn(beneath, "root"u8)
            || SensitivePaths.IsOrIsIn(beneath, "cwd"u8)
            || SensitivePaths.IsOrIsIn(beneath, "fd"u8)
            || SensitivePaths.IsOrIsIn(beneath, "ns"u8)
            || SensitivePaths.IsOrIsIn(beneath, "exe"u8);
    }

    private static bool OfKernel(ReadOnlySpan<byte> first) =>
        first.SequenceEqual("sysrq-trigger"u8)
        || first.SequenceEqual("kcore"u8)
        || first.SequenceEqual("kallsyms"u8)
        || first.SequenceEqual("kmem"u8)
        || first.SequenceEqual("kmsg"u8)
        || first.SequenceEqual("iomem"u8)
        || first.SequenceEqual("vmallocinfo"u8)
        || first.SequenceEqual("modules"u8)
        || first.SequenceEqual("sched_debug"u8)
        || first.SequenceEqual("timer_list"u8)
        || first.SequenceEqual("keys"u8)
        || first.SequenceEqual("key-users"u8)
        || first.SequenceEqual("kpagecount"u8)
        || first.SequenceEqual("kpageflags"u8)
        || first.SequenceEqual("scsi"u8)
        || first.SequenceEqual("acpi"u8);
}
