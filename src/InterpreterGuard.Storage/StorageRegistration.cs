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
using InterpreterGuard.Storage.Audit;
using InterpreterGuard.Storage.Cases;
using InterpreterGuard.Storage.Evidence;
using InterpreterGuard.Storage.Exceptions;
using InterpreterGuard.Storage.Files;
using InterpreterGuard.Storage.Held;
using InterpreterGuard.Storage.History;
using InterpreterGuard.Storage.Idempotency;
using InterpreterGuard.Storage.Keeping;
using InterpreterGuard.Storage.Keys;
using InterpreterGuard.Storage.Outbox;
using InterpreterGuard.Storage.Overviews;
using InterpreterGuard.Storage.Policies;
using InterpreterGuard.Storage.Start;
using InterpreterGuard.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Storage;

/// <summary>Puts storage into a host.</summary>
public static class StorageRegistration
{
    /// <summary>Adds the evidence store, the key store and the file store. Register it first: hosted services start in order, and the others need the database.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<StorageFile>();
        services.AddSingleton<EvidenceWriter>();
        services.AddPooledDbContextFactory<EvidenceContext>((provider, context) => context
            .UseSqlite(provider.GetRequiredService<StorageFile>().ConnectionString));
        services.TryAddSingleton<IOutboxRouter, NoOutbox>();
        services.AddSingleton<OutboxBell>();
        services.AddSingleton<Outgoing>();
        services.AddOptions<JoiningOptions>().BindConfiguration(JoiningOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IncidentBook>();
        services.AddSingleton<IOutboxStore, SqliteOutboxStore>();
        services.AddSingleton<IEvidenceStore, SqliteEvidenceStore>();
        services.AddSingleton<ITimelineStore, SqliteTimelineStore>();
        services.AddSingleton<IAuditTrail, SqliteAuditTrail>();
        services.AddSingleton<ICaseStore, SqliteCaseStore>();
        services.AddSingleton<ISavedFilters, SqliteSavedFilters>();
        services.AddSingleton<IOverviewStore, SqliteOverviewStore>();
        services.AddSingleton<IExecutionHistory, SqliteExecutionHistory>();
        services.AddSingleton<IExceptionUses, SqliteExceptionUses>();
        services.AddSingleton<IHeldStore, SqliteHeldStore>();
        services.AddSingleton<IIdempotencyStore, SqliteIdempotencyStore>();
        services.AddSingleton<IPolicyStore, SqlitePolicyStore>();
        services.AddSingleton<IApiKeyStore, SqliteApiKeyStore>();
        services.AddHostedService<StorageStart>();
        services.AddOptions<FilesOptions>().BindConfiguration(FilesOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FileFolder>();
        services.AddSingleton(provider => new FileUsage(provider.GetRequiredService<IOptions<FilesOptions>>().Value));
        services.AddSingleton<FileStore>();
        services.AddSingleton<IFileStore>(provider => provider.GetRequiredService<FileStore>());
        services.AddHostedService<FileSweeper>();
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateDataAnnotations()
            .Validate(retention => retention.AreLongEnough(), $"Each time in {RetentionOptions.Section} must be 0 (kept for ever) or at least 1 hour, such as 30.00:00:00 for 30 days.").ValidateOnStart();
        services.AddSingleton<Forgetting>();
        services.AddSingleton<RetentionSweep>();
        services.AddSingleton<IErasures, SqliteErasures>();
        services.AddSingleton<IStorageSpace, StorageSpace>();
        services.AddHostedService<RetentionService>();
        return services;
    }
}
