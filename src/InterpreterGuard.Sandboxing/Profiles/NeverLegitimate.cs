namespace InterpreterGuard.Sandboxing.Profiles;

/// <summary>Calls no submission needs. The wall for containers nobody watches; the same calls are watched and denied by the syscall sensor where it is on.</summary>
internal static class NeverLegitimate
{
    public static readonly IReadOnlyList<string> Syscalls =
    [
        // Mounts and roots: what a container sees is ours to say.
        "mount", "umount2", "pivot_root", "chroot", "fsopen", "fsconfig", "fsmount", "fspick", "move_mount", "open_tree", "mount_setattr", "swapon", "swapoff", "quotactl", "quotactl_fd", "acct",

        // Namespaces: the way to a fresh set of capabilities.
        "unshare", "setns",

        // Kernel surface known for local privilege escalation.
        "bpf", "userfaultfd", "keyctl", "add_key", "request_key", "perf_event_open", "kcmp", "lookup_dcookie", "vmsplice", "nfsservctl", "fanotify_init",

        // Other processes' insides.
        "ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "pidfd_getfd",

        // Files by handle pass by every path check (Shocker).
        "open_by_handle_at", "name_to_handle_at",

        // The machine itself.
        "init_module", "finit_module", "delete_module", "create_module", "kexec_load", "kexec_file_load", "reboot", "iopl", "ioperm", "syslog", "sethostname", "setdomainname",
        "settimeofday", "clock_settime", "clock_adjtime", "adjtimex", "vhangup", "personality", "uselib", "ustat", "sysfs", "_sysctl",
    ];

    /// <summary>Libraries probe for these and fall back when the kernel has none: ENOSYS keeps them working. clone3's flags lie behind a pointer no filter can read.</summary>
    public static readonly IReadOnlyList<string> Probed = ["io_uring_setup", "io_uring_enter", "io_uring_register", "clone3"];

    /// <summary>Address families with no use in a sandbox: AX25, IPX, APPLETALK, NETROM, X25, KEY, PACKET, RDS, IRDA, CAN, TIPC, BLUETOOTH, ALG, NFC, VSOCK, KCM, QIPCRTR, SMC, XDP.</summary>
    public static readonly IReadOnlyList<ulong> SocketFamilies = [3, 4, 5, 6, 9, 15, 17, 21, 23, 29, 30, 31, 38, 39, 40, 41, 42, 43, 44];

    /// <summary>CLONE_NEWTIME, NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET.</summary>
    public static readonly IReadOnlyList<ulong> CloneNamespaceBits = [0x80, 0x20000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000];
}
