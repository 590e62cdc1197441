using InterpreterGuard.Sandboxing.Wire;
using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>A sandbox's init, held by a pidfd: its number may come to mean another process, the handle cannot. When init dies, the kernel ends everything in its namespace.</summary>
internal sealed class InitProcess : IDisposable
{
    /// <summary>More are left to init: whoever starts many must not keep us busy.</summary>
    private const int BeneathMax = 16;

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
            if (_handle.IsInvalid || !Libc.Kill(_handle))
                return false;
            KillBeneath();
            return true;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>Whether the kernel still knows it.</summary>
    public bool Lives => ProcessStatus.Read(Pid).Lives;

    public void Dispose() => _handle.Dispose();

    /// <summary>Init's death ends them all, but not before it had its turn on a processor, and then they wait for theirs: on a busy machine that is twice the wait.</summary>
    internal void KillBeneath()
    {
        var beneath = new List<SafeFileHandle>(BeneathMax);
        try
        {
            Collect(Pid, beneath);

            // It is not reaped even now, so all the while its number was its own and who was found beneath it was its own, too.
            if (Libc.Kill(_handle))
                beneath.ForEach(process => Libc.Kill(process));
        }
        finally
        {
            beneath.ForEach(process => process.Dispose());
        }
    }

    private static void Collect(int parent, List<SafeFileHandle> into)
    {
        foreach (var child in ProcessStatus.ChildrenOf(parent))
        {
            if (into.Count >= BeneathMax)
                return;
            var handle = Libc.OpenProcess(child);

            // Asked after it was opened: a number that changed hands in between names somebody with another parent.
            if (ProcessStatus.Read(child).Parent != parent)
            {
                handle.Dispose();
                continue;
            }

            into.Add(handle);
            Collect(child, into);
        }
    }
}
