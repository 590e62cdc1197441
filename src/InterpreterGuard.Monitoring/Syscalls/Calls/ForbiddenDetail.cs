using System.Globalization;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary>Flags and commands of forbidden calls in words.</summary>
internal static class ForbiddenDetail
{
    private const int TextMax = 256;

    private static readonly (ulong Bit, string Name)[] NamespaceFlags =
    [
        (0x0000_0080, "CLONE_NEWTIME"),
        (0x0002_0000, "CLONE_NEWNS"),
        (0x0200_0000, "CLONE_NEWCGROUP"),
        (0x0400_0000, "CLONE_NEWUTS"),
        (0x0800_0000, "CLONE_NEWIPC"),
        (0x1000_0000, "CLONE_NEWUSER"),
        (0x2000_0000, "CLONE_NEWPID"),
        (0x4000_0000, "CLONE_NEWNET"),
    ];

    private static readonly (ulong Bit, string Name)[] MountFlags =
    [
        (0x1, "MS_RDONLY"),
        (0x20, "MS_REMOUNT"),
        (0x1000, "MS_BIND"),
        (0x2000, "MS_MOVE"),
        (0x4000, "MS_REC"),
        (0x4_0000, "MS_PRIVATE"),
        (0x10_0000, "MS_SHARED"),
    ];

    private static readonly Dictionary<ulong, string> TraceRequests = new()
    {
        [0] = "PTRACE_TRACEME",
        [1] = "PTRACE_PEEKTEXT",
        [2] = "PTRACE_PEEKDATA",
        [4] = "PTRACE_POKETEXT",
        [5] = "PTRACE_POKEDATA",
        [13] = "PTRACE_SETREGS",
        [16] = "PTRACE_ATTACH",
        [24] = "PTRACE_SYSCALL",
        [0x4204] = "PTRACE_GETREGSET",
        [0x4205] = "PTRACE_SETREGSET",
        [0x4206] = "PTRACE_SEIZE",
    };

    private static readonly Dictionary<ulong, string> BpfCommands = new() { [0] = "BPF_MAP_CREATE", [5] = "BPF_PROG_LOAD", [8] = "BPF_PROG_ATTACH", [18] = "BPF_BTF_LOAD" };

    private static readonly Dictionary<ulong, string> SeccompOperations = new() { [0] = "SECCOMP_SET_MODE_STRICT", [1] = "SECCOMP_SET_MODE_FILTER" };

    /// <summary>What the call asks, in words; empty where nothing more than its name is known.</summary>
    public static string Of(NotifiedCall call, ReadOnlySpan<ulong> arguments) => call.Watched.Name switch
    {
        "mount" => $"{Text(call, 0)} {Text(call, 1)} {Text(call, 2)} {Of("mount", arguments)}".TrimEnd(),
        "umount2" or "chroot" or "acct" or "swapon" or "swapoff" or "uselib" or "fsopen" or "delete_module" or "sethostname" or "setdomainname" => Text(call, 0),
        "pivot_root" => $"{Text(call, 0)} {Text(call, 1)}",
        "move_mount" => $"{Text(call, 1)} {Text(call, 3)}",
        "open_tree" or "open_tree_attr" or "fspick" or "mount_setattr" or "name_to_handle_at" => Text(call, 1),
        var name => Of(name, arguments),
    };

    /// <summary>The same where only the numbers are known.</summary>
    public static string Of(string name, ReadOnlySpan<ulong> arguments) => name switch
    {
        // The lowest byte of clone's flags is the signal at its end.
        "clone" => Flags(NamespaceFlags, arguments[0] & ~0xFFUL),
        "unshare" => Flags(NamespaceFlags, arguments[0]),
        "setns" => Flags(NamespaceFlags, arguments[1]),
        "mount" => Flags(MountFlags, arguments[3]),
        "ptrace" => $"{Name(TraceRequests, arguments[0], "request")} {(int)arguments[1]}",
        "process_vm_readv" or "process_vm_writev" => $"pid {(int)arguments[0]}",
        "bpf" => Name(BpfCommands, arguments[0], "command"),
        "seccomp" => Name(SeccompOperations, arguments[0], "operation"),
        "prctl" => "PR_SET_SECCOMP",
        "personality" => $"persona 0x{arguments[0]:x}",
        _ => "",
    };

    /// <summary>Namespaces by their flags.</summary>
    public static string Namespaces(ulong flags) => Flags(NamespaceFlags, flags);

    private static string Text(NotifiedCall call, int argument) =>
        call.Argument(argument) != 0 && call.TryReadText(call.Argument(argument), TextMax, out string text) ? text : "";

    private static string Flags((ulong Bit, string Name)[] names, ulong flags) =>
        string.Join('|', names.Where(flag => (flags & flag.Bit) != 0).Select(flag => flag.Name));

    private static string Name(Dictionary<ulong, string> names, ulong number, string what) =>
        names.TryGetValue(number & uint.MaxValue, out var name) ? name : string.Create(CultureInfo.InvariantCulture, $"{what} {number}");
}
