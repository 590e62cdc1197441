using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;
using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Sandboxing.Tests.Support;

/// <summary>A real filter with a real listener that lets every call through: what it takes to walk the listener's way over the wire.</summary>
internal sealed class LetThroughMonitor : ISyscallMonitor
{
    // struct sock_filter: BPF_RET | BPF_K with SECCOMP_RET_ALLOW.
    private static readonly byte[] Allow = [0x06, 0, 0, 0, 0, 0, 0xff, 0x7f];

    private readonly TaskCompletionSource<SensorFailure> _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<(bool Valid, int Pid)> Attached { get; } = [];

    /// <summary>Everything it watches has failed.</summary>
    public void Fail(SensorFailure failure) => _failed.SetResult(failure);

    public ReadOnlyMemory<byte> FilterFor(Profile profile) => Allow;

    public ISandboxWatch Attach(SafeFileHandle listener, Profile profile, int initPid, SandboxSockets? sockets, DecoySet decoys)
    {
        lock (Attached)
            Attached.Add((!listener.IsInvalid && File.ResolveLinkTarget($"/proc/self/fd/{listener.DangerousGetHandle()}", false)!.Name.Contains("seccomp", StringComparison.Ordinal), initPid));
        return new Watch(listener, sockets, _failed.Task);
    }

    private sealed class Watch(SafeFileHandle listener, SandboxSockets? sockets, Task<SensorFailure> failed) : ISandboxWatch
    {
        public Task Ended => Task.CompletedTask;

        public Task<SensorFailure> Failed => failed;

        public SensorHealth Health => new("syscalls", On: true, 0, 0, 0);

        public void Begin(IObservationSink sink, Profile profile, IReadOnlyDictionary<string, string> environment)
        {
        }

        public Task HearAsync(TimeSpan longest) => Task.CompletedTask;

        public Task EndAsync(TimeSpan grace) => Task.CompletedTask;

        public void Dispose()
        {
            listener.Dispose();
            sockets?.Dispose();
        }
    }
}
