using System.Runtime.InteropServices;

namespace InterpreterGuard.Monitoring.Syscalls.Kernel;

/// <summary>The kernel's <c>struct epoll_event</c>, which has no gaps on x86-64 (and on x86-64 alone).</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct EpollEvent
{
    /// <summary>The bits of <see cref="PollEntry"/>.</summary>
    public uint Events;

    public long Key;
}
