using System.Collections.Concurrent;
using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Monitoring.Files;
using InterpreterGuard.Monitoring.Network;
using InterpreterGuard.Monitoring.Syscalls.Filter;
using InterpreterGuard.Monitoring.Syscalls.Kernel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Monitoring.Syscalls;

/// <summary>The syscall sensor: gives out filters, and spreads sandboxes over the supervisor's threads.</summary>
internal sealed class SyscallSensor : ISyscallMonitor, IDisposable
{
    private readonly ConcurrentDictionary<FileWatch, byte[]> _filters = new();
    private readonly SyscallTable _table = SyscallTable.OfThisMachine;
    private readonly Lazy<SupervisorThread[]> _threads;
    private readonly SensitivePaths _sensitive;
    private readonly SyscallOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<SyscallSensor> _logger;
    private Heartbeat? _heartbeat;
    private uint _next;

    public SyscallSensor(IOptions<SyscallOptions> options, TimeProvider time, ILogger<SyscallSensor> logger)
    {
        _options = options.Value;
        _time = time;
        _logger = logger;
        _sensitive = new(_options.SensitivePathsExtra);
        _threads = new(StartThreads);
    }

    public ReadOnlyMemory<byte> FilterFor(Profile profile) => profile.SyscallSensor
        ? _filters.GetOrAdd(profile.FileOpens, files => SyscallFilter.Write(SyscallFilter.Build(_table, files)))
        : ReadOnlyMemory<byte>.Empty;

    public ISandboxWatch Attach(SafeFileHandle listener, Profile profile, int initPid, SandboxSockets? sockets, DecoySet decoys)
    {
        var threads = _threads.Value;
        var thread = Volatile.Read(ref threads[Interlocked.Increment(ref _next) % (uint)threads.Length]);
        var calls = new SeccompListener(listener);
        var broker = sockets is null ? null : new Broker(sockets, calls, decoys, _time);
        var observations = new SyscallObservations(_table, _sensitive, profile.FileOpens, broker, decoys);
        var watch = new SyscallWatch(calls, observations, broker, thread, _options.AnswerMax, _time, _logger, initPid);
        thread.Add(watch);
        return watch;
    }

    public void Dispose()
    {
        if (!_threads.IsValueCreated)
            return;
        _heartbeat?.Dispose();
        foreach (var thread in _threads.Value)
            thread.Dispose();
    }

    // On first need: a host that only screens starts none.
    private SupervisorThread[] StartThreads()
    {
        _logger.SupervisorStarted(_options.ThreadsMax);
        SupervisorThread[] threads = [.. Enumerable.Range(0, _options.ThreadsMax).Select(Start)];
        _heartbeat = new(threads, Start, _options.HeartbeatMax, _time, _logger);
        return threads;
    }

    private SupervisorThread Start(int number) => new(number, _time, _logger);
}
