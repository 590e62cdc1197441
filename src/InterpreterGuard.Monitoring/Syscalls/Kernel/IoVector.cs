using System.Runtime.InteropServices;

namespace InterpreterGuard.Monitoring.Syscalls.Kernel;

/// <summary><c>struct iovec</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct IoVector
{
    public nuint Base;
    public nuint Length;
}
