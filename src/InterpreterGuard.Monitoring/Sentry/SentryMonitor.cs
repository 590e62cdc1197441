using System.Collections.Concurrent;
using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Monitoring.Files;
using InterpreterGuard.Monitoring.Syscalls;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Monitoring.Sentry;

/// <summary>Brings together what tells (<see cref="TraceServer"/>) and who waits for it.</summary>
internal sealed class SentryMonitor : ISentryMonitor, IDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<TraceConnection>> _byContainer = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly SensitivePaths _sensitive;
    private readonly SentryOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<SentryMonitor> _logger;
    private TraceServer? _server;

    public SentryMonitor(IOptions<SentryOptions> options, IOptions<SyscallOptions> syscalls, TimeProvider time, ILogger<SentryMonitor> logger)
    {
        _options = options.Value;
        _sensitive = new(syscalls.Value.SensitivePathsExtra);
        _time = time;
        _logger = logger;
    }

    public IReadOnlyList<string> Untold { get; } = [.. UntoldCalls.ByGroup.Values.Append("texts behind pointers of forbidden calls").Order(StringComparer.Ordinal)];

    public void Listen()
    {
        lock (_lock)
            _server ??= new(_options.Socket, connection => Waiting(connection.ContainerId).TrySetResult(connection), connection => _byContainer.TryRemove(connection.ContainerId, out _), _logger);
    }

    public async Task<ISandboxWatch> AttachAsync(string containerId, Profile profile, int kernelPid, DecoySet decoys, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await Waiting(containerId).Task.WaitAsync(_options.StartMax, _time, cancellationToken);
            var watch = new SentryWatch(kernelPid, new(_sensitive, profile.FileOpens, decoys), connection.Processes, connection.Hear, _time, _logger);
            connection.Give(watch);
            return watch;
        }
        catch (TimeoutException problem)
        {
            _byContainer.TryRemove(containerId, out _);
            throw new IOException($"The sandbox's kernel did not tell of its start within {_options.StartMax.TotalSeconds:0.#} s at {_options.Socket}: it would run unwatched. The runtime needs '--pod-init-config' with this socket; './guard up --with-gvisor' writes it.", problem);
        }
    }

    public void Dispose() => _server?.Dispose();

    private TaskCompletionSource<TraceConnection> Waiting(string containerId) =>
        _byContainer.GetOrAdd(containerId, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
