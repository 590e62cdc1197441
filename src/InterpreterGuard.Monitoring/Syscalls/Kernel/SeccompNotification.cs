using System.Runtime.InteropServices;

namespace InterpreterGuard.Monitoring.Syscalls.Kernel;

/// <summary><c>struct seccomp_notif</c>: a call that waits for its answer.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SeccompNotification
{
    public ulong Id;

    /// <summary>The calling thread, in our own process numbers.</summary>
    public uint Pid;

    public uint Flags;
    public int Number;
    public uint Architecture;
    public ulong InstructionPointer;
    public ulong Argument0;
    public ulong Argument1;
    public ulong Argument2;
    public ulong Argument3;
    public ulong Argument4;
    public ulong Argument5;
}
