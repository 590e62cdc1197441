using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Benchmarks.Monitored;

/// <summary>The first process of a sandbox, held from outside. The kernel ends it only when every other process of the sandbox is gone.</summary>
internal sealed partial class SandboxProcess : IDisposable
{
    private const nint PidfdOpenCall = 434;
    private const short Readable = 1;
    private static readonly TimeSpan FindMax = TimeSpan.FromSeconds(30);

    private readonly SafeFileHandle _handle;

    private SandboxProcess(int pid) => _handle = new(Syscall(PidfdOpenCall, pid, 0), ownsHandle: true);

    /// <summary>Finds the sandbox of a process by that process's name.</summary>
    public static async Task<SandboxProcess> FindAsync(string name)
    {
        using var bound = new CancellationTokenSource(FindMax);
        while (true)
        {
            foreach (var folder in Directory.EnumerateDirectories("/proc"))
            {
                if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid) && Read(pid, "comm").TrimEnd('\n') == name)
                    return new(FirstAbove(pid));
            }

            await Task.Delay(20, bound.Token);
        }
    }

    /// <summary>When it has ended, by the machine's clock. On a thread of its own: it has to be there in the moment.</summary>
    public Task<DateTimeOffset> WaitForEnd()
    {
        var ended = new TaskCompletionSource<DateTimeOffset>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            // Everybody else here is busy, and its own wait would be counted.
            _ = SetPriority(0, 0, -20);
            var entry = new PollEntry { Descriptor = (int)_handle.DangerousGetHandle(), Wanted = Readable };
            if (Poll(ref entry, 1, (int)FindMax.TotalMilliseconds) == 1)
                ended.SetResult(TimeProvider.System.GetUtcNow());
            else
                ended.SetException(new TimeoutException("the sandbox did not end"));
        }) { IsBackground = true };
        thread.Start();
        return ended.Task;
    }

    public void Dispose() => _handle.Dispose();

    // The last number of NSpid is the process's own, inside.
    private static int FirstAbove(int pid)
    {
        while (true)
        {
            var status = Read(pid, "status").Split('\n');
            if (Last(status, "NSpid:") == 1)
                return pid;
            pid = Last(status, "PPid:");
        }
    }

    private static int Last(string[] status, string label) =>
        int.Parse(status.First(line => line.StartsWith(label, StringComparison.Ordinal)).Split('\t')[^1], CultureInfo.InvariantCulture);

    private static string Read(int pid, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/{file}");
        }
        catch (IOException)
        {
            return "";
        }
    }

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint Syscall(nint number, nint pid, nint flags);

    [LibraryImport("libc", EntryPoint = "setpriority", SetLastError = true)]
    private static partial int SetPriority(int which, int who, int nice);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(ref PollEntry entries, nuint count, int timeoutMilliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        public int Descriptor;
        public short Wanted;
        public short Happened;
    }
}
