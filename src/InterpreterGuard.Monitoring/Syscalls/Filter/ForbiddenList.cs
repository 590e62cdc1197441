using InterpreterGuard.Monitoring.Syscalls.Kernel;
using static InterpreterGuard.Monitoring.Syscalls.Filter.ArgumentCheck;

namespace InterpreterGuard.Monitoring.Syscalls.Filter;

/// <summary>
/// Calls that no honest submission needs. Left out on purpose, because numpy, .NET or Go make them: get_mempolicy, mbind, set_mempolicy, membarrier, pkey_*, rseq, landlock_*.
/// </summary>
internal static class ForbiddenList
{
    /// <summary>CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET.</summary>
    public const uint NamespaceFlags = 0x0002_0000 | 0x0200_0000 | 0x0400_0000 | 0x0800_0000 | 0x1000_0000 | 0x2000_0000 | 0x4000_0000;

    /// <summary>The same with CLONE_NEWTIME, for calls whose flags hold no signal: in clone's the lowest byte is one.</summary>
    public const uint AllNamespaceFlags = NamespaceFlags | 0x80;

    private const uint PrctlSetSeccomp = 22;
    private const uint PersonalityAsk = 0xFFFF_FFFF;

    public static IReadOnlyList<WatchedCall> All { get; } =
    [
        .. Family("namespace", "setns"),
        Call("namespace", "unshare", AnyBit(0, AllNamespaceFlags)),
        Call("namespace", "clone", AnyBit(0, NamespaceFlags)),

        // Its flags lie behind a pointer, where a filter cannot look, so it does not exist and libc takes clone. It is told all the same when it asks for namespaces.
        Call("namespace", "clone3", Always) with { Group = CallGroup.Clone, Errno = Errno.NoSuchCall },

        .. Family("mount", "mount", "umount2", "pivot_root", "chroot", "fsopen", "fsconfig", "fsmount", "fspick", "move_mount", "open_tree", "open_tree_attr", "mount_setattr"),
        .. Family("module", "init_module", "finit_module", "delete_module", "create_module", "get_kernel_syms", "query_module", "kexec_load", "kexec_file_load"),
        .. Family("bpf", "bpf"),
        .. Family("keyring", "add_key", "request_key", "keyctl"),
        .. Family("userfault", "userfaultfd"),

        // Its operations never pass a filter. ENOSYS makes libraries take their other path.
        .. new[] { "io_uring_setup", "io_uring_enter", "io_uring_register" }.Select(name => Call("io_uring", name, Always) with { Errno = Errno.NoSuchCall }),

        .. Family("trace", "ptrace", "process_vm_readv", "process_vm_writev", "pidfd_getfd", "kcmp"),
        .. Family("perf", "perf_event_open"),
        .. Family("handle", "name_to_handle_at", "open_by_handle_at"),

        // Asking which actions exist (2) or how large notifications are (3) is harmless.
        Call("seccomp", "seccomp", OneOf(0, 0, 1)),
        Call("seccomp", "prctl", OneOf(0, PrctlSetSeccomp)),

        .. Family("clock", "settimeofday", "clock_settime"),
        .. new[] { "adjtimex", "clock_adjtime" }.Select(name => Call("clock", name, Always) with { Group = CallGroup.Clock }),

        .. Family("system", "quotactl", "quotactl_fd", "acct", "swapon", "swapoff", "reboot", "iopl", "ioperm", "modify_ldt", "sethostname", "setdomainname", "syslog", "vhangup", "nfsservctl", "lookup_dcookie", "uselib", "_sysctl", "fanotify_init", "fanotify_mark"),
        Call("system", "personality", NoneOf(0, 0, PersonalityAsk)),
    ];

    private static IEnumerable<WatchedCall> Family(string family, params string[] names) => names.Select(name => Call(family, name, Always));

    private static WatchedCall Call(string family, string name, IReadOnlyList<BpfInstruction> check) => new(name, CallGroup.Forbidden, check, family, Errno.NotPermitted);
}
