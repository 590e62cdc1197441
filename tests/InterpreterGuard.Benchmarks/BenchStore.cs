using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InterpreterGuard.Benchmarks;

/// <summary>A store of evidence on a real file, as a host opens it.</summary>
internal sealed class BenchStore : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly string? _folder;
    private bool _works;

    private BenchStore(string path, string? folder)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Storage:DatabasePath"] = path, ["Files:Directory"] = Path.Combine(Path.GetDirectoryName(path)!, "files") });
        builder.Services.AddStorage();
        _host = builder.Build();
        _folder = folder;
    }

    public IEvidenceStore Evidence => _host.Services.GetRequiredService<IEvidenceStore>();

    public ICaseStore Cases => _host.Services.GetRequiredService<ICaseStore>();

    public ITimelineStore Timeline => _host.Services.GetRequiredService<ITimelineStore>();

    public IExecutionHistory History => _host.Services.GetRequiredService<IExecutionHistory>();

    /// <summary>Another host's store, beside that host: its history can be read, nothing else.</summary>
    public static BenchStore Reading(string path) => new(path, folder: null);

    /// <summary>A store for a host that is to start over it. It stays.</summary>
    public static async Task<BenchStore> AtAsync(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var store = new BenchStore(path, folder: null) { _works = true };
        await store._host.StartAsync();
        return store;
    }

    /// <summary>An empty store of our own, gone at the end.</summary>
    public static async Task<BenchStore> NewAsync()
    {
        var folder = Directory.CreateTempSubdirectory("guard-bench-store-").FullName;
        var store = new BenchStore(Path.Combine(folder, "evidence.db"), folder) { _works = true };
        await store._host.StartAsync();
        return store;
    }

    /// <summary>Keeps the executions again and again, each time as a new one a second later, until there are so many.</summary>
    public async Task FillAsync(IReadOnlyList<PastExecution> past, int count)
    {
        var first = TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(count);
        for (var i = 0; i < count; i++)
        {
            var model = past[i % past.Count];
            var at = first.AddSeconds(i);
            var later = at - model.Submission.ReceivedAt;
            var accepted = new Execution
            {
                Submission = model.Submission with { Id = new ExecutionId(Guid.CreateVersion7(at)), ReceivedAt = at },
                Status = ExecutionStatus.Running,
                Receipt = new Receipt("base", "", "enforce", model.Submission.ProfileName, null, [], model.ObservationsDropped),
            };
            var incident = model.Incident is null ? null : model.Incident with { Id = new IncidentId(Guid.CreateVersion7(at)), ExecutionId = accepted.Id, OpenedAt = at };
            await Evidence.AcceptAsync(accepted, CancellationToken.None);
            await Evidence.CompleteAsync(
                accepted with
                {
                    Status = model.Status,
                    Verdict = model.Verdict,
                    Facts = model.Facts,
                    Observations = [.. model.Observations.Select(seen => seen with { At = seen.At + later })],
                    Detections = model.Detections,
                    Processes = model.Processes,
                    IncidentId = incident?.Id,
                    Timings = new ExecutionTimings(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, model.Elapsed, Warm: true),
                    EndedAt = at + model.Elapsed,
                },
                incident,
                CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_works)
            await _host.StopAsync();
        _host.Dispose();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }
}
