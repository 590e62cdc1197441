using InterpreterGuard.Sandboxing.Wire;
using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>A sandbox's init, held by a pidfd: its number may come to mean another process, the handle cannot. When init dies, the kernel ends everything in its namespace.</summary>
internal sealed class InitProcess : IDisposable
{
    private readonly SafeFileHandle _handle;

    public InitProcess(int pid)
    {
        Pid = pid;
        _handle = Libc.OpenProcess(pid);
    }

    /// <summary>In the host's process numbers.</summary>
    public int Pid { get; }

    /// <summary>Sends SIGKILL. False: it is gone, or this host may not signal it (it does not run as root and lacks CAP_KILL).</summary>
    public bool Kill()
    {
        try
        {
            return !_handle.IsInvalid && Libc.Kill(_handle);
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>Whether the kernel still knows it.</summary>
    public bool Lives => ProcessStatus.Read(Pid).Lives;

    public void Dispose() => _handle.Dispose();
}
