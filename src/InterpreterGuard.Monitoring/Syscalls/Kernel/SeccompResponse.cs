using System.Runtime.InteropServices;

namespace InterpreterGuard.Monitoring.Syscalls.Kernel;

/// <summary><c>struct seccomp_notif_resp</c>: the answer.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SeccompResponse
{
    /// <summary>The call goes on as if nobody had looked.</summary>
    public const uint FlagContinue = 1;

    public ulong Id;
    public long Value;

    /// <summary>A negative error number.</summary>
    public int Error;

    public uint Flags;
}
