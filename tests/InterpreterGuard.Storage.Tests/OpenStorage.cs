using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Exceptions;
using InterpreterGuard.Core.Files;
using InterpreterGuard.Core.Held;
using InterpreterGuard.Core.Idempotency;
using InterpreterGuard.Core.Keeping;
using InterpreterGuard.Core.Outbox;
using InterpreterGuard.Core.Overviews;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InterpreterGuard.Storage.Tests;

/// <summary>Storage as a host opens it, on a real file.</summary>
internal sealed class OpenStorage : IAsyncDisposable
{
    private readonly IHost _host;

    private OpenStorage(IHost host) => _host = host;

    public IEvidenceStore Evidence => _host.Services.GetRequiredService<IEvidenceStore>();

    public IAuditTrail Audit => _host.Services.GetRequiredService<IAuditTrail>();

    public ICaseStore Cases => _host.Services.GetRequiredService<ICaseStore>();

    public IOverviewStore Overviews => _host.Services.GetRequiredService<IOverviewStore>();

    public IExecutionHistory History => _host.Services.GetRequiredService<IExecutionHistory>();

    public IExceptionUses Uses => _host.Services.GetRequiredService<IExceptionUses>();

    public IHeldStore Held => _host.Services.GetRequiredService<IHeldStore>();

    public IFileStore Files => _host.Services.GetRequiredService<IFileStore>();

    public IIdempotencyStore Idempotency => _host.Services.GetRequiredService<IIdempotencyStore>();

    public ITimelineStore Timeline => _host.Services.GetRequiredService<ITimelineStore>();

    public IPolicyStore Policies => _host.Services.GetRequiredService<IPolicyStore>();

    public IOutboxStore Outbox => _host.Services.GetRequiredService<IOutboxStore>();

    public IApiKeyStore Keys => _host.Services.GetRequiredService<IApiKeyStore>();

    public IErasures Erasures => Get<IErasures>();

    public static string NewPath() => Path.Combine(Directory.CreateTempSubdirectory("ig-storage-").FullName, "data", "evidence.db");

    /// <summary>Where the contents of files lie.</summary>
    public static string FilesOf(string path) => Path.Combine(Path.GetDirectoryName(path)!, "files");

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public static Task<OpenStorage> AtAsync(string path, IOutboxRouter router, params (string Name, string Value)[] settings) => AtAsync(path, "Normal", null, router, settings);

    public static Task<OpenStorage> AtAsync(string path, string synchronous = "Normal", TimeProvider? time = null, params (string Name, string Value)[] settings) =>
        AtAsync(path, synchronous, time, null, settings);

    private static async Task<OpenStorage> AtAsync(string path, string synchronous, TimeProvider? time, IOutboxRouter? router, params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage:DatabasePath"] = path,
            ["Storage:Synchronous"] = synchronous,
            ["Files:Directory"] = FilesOf(path),
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)));
        if (time is not null)
            builder.Services.AddSingleton(time);
        if (router is not null)
            builder.Services.AddSingleton(router);
        builder.Services.AddStorage();
        var host = builder.Build();
        try
        {
            await host.StartAsync();
            return new OpenStorage(host);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
