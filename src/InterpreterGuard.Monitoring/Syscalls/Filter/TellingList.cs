using InterpreterGuard.Monitoring.Syscalls.Kernel;
using static InterpreterGuard.Monitoring.Syscalls.Filter.ArgumentCheck;

namespace InterpreterGuard.Monitoring.Syscalls.Filter;

/// <summary>Calls that honest programs make too, and that tell what a program is about.</summary>
internal static class TellingList
{
    // Execute bits and the suid, sgid bits.
    private const uint TellingModeBits = 0x1FF & 0x49 | 0xC00;

    // S_IFCHR and S_IFBLK share this bit; fifos, sockets and plain files lack it.
    private const uint DeviceModeBit = 0x2000;
    private const uint Unix = 1;
    private const uint MapExecutable = 4;
    private const uint MapAnonymous = 0x20;

    // What just-in-time compilers map has no file behind it.
    private static IReadOnlyList<BpfInstruction> CodeOfFile { get; } =
    [
        Bpf.LoadLow(2),
        Bpf.Jump(Bpf.JumpAnyBit, MapExecutable, 1, 2, 5),
        Bpf.LoadLow(3),
        Bpf.Jump(Bpf.JumpAnyBit, MapAnonymous, 3, 5, 4),
        Bpf.Notify,
        Bpf.Allow,
    ];

    public static IReadOnlyList<WatchedCall> Always { get; } =
    [
        .. Group(CallGroup.Exec, Errno.NotPermitted, "execve", "execveat"),

        Call(CallGroup.Socket, "socket", SocketCheck.Odd, Errno.FamilyNotSupported),
        Call(CallGroup.Socket, "socketpair", NoneOf(0, Unix), Errno.FamilyNotSupported),
        .. Group(CallGroup.Connect, Errno.NetworkUnreachable, "connect"),
        Call(CallGroup.Send, "sendto", NotNull(4), Errno.NetworkUnreachable),
        .. Group(CallGroup.Send, Errno.NetworkUnreachable, "sendmsg", "sendmmsg"),
        .. Group(CallGroup.Bind, Errno.AccessDenied, "bind", "listen"),

        // Relative paths of all other calls begin there, whether opens are watched or not.
        .. Group(CallGroup.Folder, Errno.AccessDenied, "chdir", "fchdir"),

        .. Group(CallGroup.MemoryFile, Errno.NotPermitted, "memfd_create"),
        Call(CallGroup.Map, "mmap", CodeOfFile, Errno.NotPermitted),
        Call(CallGroup.Redirect, "dup2", AtMost(1, 2), Errno.NotPermitted),
        Call(CallGroup.Redirect, "dup3", AtMost(1, 2), Errno.NotPermitted),

        Call(CallGroup.Mode, "chmod", AnyBit(1, TellingModeBits), Errno.NotPermitted),
        Call(CallGroup.Mode, "fchmod", AnyBit(1, TellingModeBits), Errno.NotPermitted),
        Call(CallGroup.Mode, "fchmodat", AnyBit(2, TellingModeBits), Errno.NotPermitted),
        Call(CallGroup.Mode, "fchmodat2", AnyBit(2, TellingModeBits), Errno.NotPermitted),
        Call(CallGroup.Mode, "mknod", AnyBit(1, DeviceModeBit), Errno.NotPermitted),
        Call(CallGroup.Mode, "mknodat", AnyBit(2, DeviceModeBit), Errno.NotPermitted),

        .. Group(CallGroup.Attribute, Errno.NotPermitted, "setxattr", "lsetxattr", "fsetxattr", "setxattrat"),

        // Signal 0 only asks whether somebody is there.
        Call(CallGroup.Signal, "kill", NoneOf(1, 0), Errno.NotPermitted),
        Call(CallGroup.Signal, "tkill", NoneOf(1, 0), Errno.NotPermitted),
        Call(CallGroup.Signal, "tgkill", NoneOf(2, 0), Errno.NotPermitted),
        Call(CallGroup.Signal, "rt_sigqueueinfo", NoneOf(1, 0), Errno.NotPermitted),
        Call(CallGroup.Signal, "rt_tgsigqueueinfo", NoneOf(2, 0), Errno.NotPermitted),
        Call(CallGroup.Signal, "pidfd_send_signal", NoneOf(1, 0), Errno.NotPermitted),

        Call(CallGroup.Identity, "setuid", AnyZero(1), Errno.NotPermitted),
        Call(CallGroup.Identity, "setgid", AnyZero(1), Errno.NotPermitted),
        Call(CallGroup.Identity, "setreuid", AnyZero(2), Errno.NotPermitted),
        Call(CallGroup.Identity, "setregid", AnyZero(2), Errno.NotPermitted),
        Call(CallGroup.Identity, "setresuid", AnyZero(3), Errno.NotPermitted),
        Call(CallGroup.Identity, "setresgid", AnyZero(3), Errno.NotPermitted),
        Call(CallGroup.Identity, "setfsuid", AnyZero(1), Errno.NotPermitted),
        Call(CallGroup.Identity, "setfsgid", AnyZero(1), Errno.NotPermitted),
        .. Group(CallGroup.Identity, Errno.NotPermitted, "capset"),
    ];

    /// <summary>Calls that name files, watched unless a profile turns that off.</summary>
    public static IReadOnlyList<WatchedCall> OfFiles { get; } =
    [
        .. Group(CallGroup.Open, Errno.AccessDenied, "openat", "open", "openat2", "creat", "truncate"),
        .. Group(CallGroup.Rename, Errno.AccessDenied, "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "unlink", "unlinkat"),
    ];

    private static IEnumerable<WatchedCall> Group(CallGroup group, int errno, params string[] names) => names.Select(name => Call(group, name, ArgumentCheck.Always, errno));

    private static WatchedCall Call(CallGroup group, string name, IReadOnlyList<BpfInstruction> check, int errno) => new(name, group, check, "", errno);
}
