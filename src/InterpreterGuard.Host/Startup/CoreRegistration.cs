using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Files;
using InterpreterGuard.Core.Pipeline;
using InterpreterGuard.Core.Replays;
using InterpreterGuard.Core.Watching;
using InterpreterGuard.Host.Exceptions;
using InterpreterGuard.Host.Executions;
using InterpreterGuard.Host.Health;
using InterpreterGuard.Host.Incidents;
using InterpreterGuard.Host.Masking;
using InterpreterGuard.Host.Outbox;
using InterpreterGuard.Host.Replays;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Startup;

/// <summary>The pipeline and what the endpoints need around it.</summary>
internal static class CoreRegistration
{
    public static IServiceCollection AddCore(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<ArtifactSettings>().BindConfiguration(ArtifactSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ArtifactSettings>>().Value);
        services.AddSingleton<ArtifactKeeper>();
        services.AddSingleton<ObservationFeeds>();
        services.AddSingleton<SubmissionPipeline>();
        services.AddSingleton<HostEnding>();
        services.AddSingleton<ExecutionsInFlight>();
        services.AddSingleton<LiveRuns>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveRuns>());
        services.AddSingleton<IdempotentRuns>();
        services.AddSingleton<ExecutionDelivery>();
        services.AddSingleton<ExecutionRunner>();
        services.AddSingleton<AgentView>();
        services.AddSingleton<IncidentEvidence>();
        services.AddSingleton<MatchedFacts>();
        services.AddSingleton<ExceptionProposals>();
        services.AddSingleton<ParserProbe>();
        services.AddSingleton<HealthReasons>();
        services.AddSingleton<PolicyReplay>();
        services.AddSingleton<ReplayTurn>();
        services.AddSingleton<ReplayRunner>();
        services.AddSingleton<OutboxDesk>();
        return services;
    }
}
