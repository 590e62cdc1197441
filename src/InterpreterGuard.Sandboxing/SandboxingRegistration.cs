using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Sandboxing.Engine;
using InterpreterGuard.Sandboxing.Parser;
using InterpreterGuard.Sandboxing.Pool;
using InterpreterGuard.Sandboxing.Reaping;
using InterpreterGuard.Sandboxing.Runners;
using InterpreterGuard.Sandboxing.Sandboxes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InterpreterGuard.Sandboxing;

/// <summary>Puts sandboxing together.</summary>
public static class SandboxingRegistration
{
    /// <summary>
    /// Adds <see cref="ISandboxes"/> and <see cref="IParserConnections"/>, bound to the section <c>Sandboxing</c>. Needs <see cref="Core.Monitoring.ISyscallMonitor"/>,
    /// <see cref="Core.Monitoring.ICgroups"/> and <see cref="Core.Policies.IPolicies"/> from the other rooms.
    /// </summary>
    public static IServiceCollection AddSandboxing(this IServiceCollection services)
    {
        services.AddOptions<SandboxingOptions>().BindConfiguration(SandboxingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton<EnginePipelines>();
        services.AddSingleton<DockerEngine>();
        services.AddSingleton<EngineFactsReader>();
        services.AddSingleton<HostInstance>();
        services.AddSingleton<Roster>();
        services.AddSingleton<Handshake>();
        services.AddSingleton<SentryStart>();
        services.AddSingleton<SandboxStarter>();

        // A language is one line here and one class.
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILanguageRunner, PythonRunner>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILanguageRunner, JavaScriptRunner>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILanguageRunner, ShellRunner>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILanguageRunner, CSharpRunner>());

        // Hosted services stop in reverse order: the reaper, started first, has the last word.
        services.AddSingleton<Leftovers>();
        services.AddSingleton<Reaper>().AddHostedService(provider => provider.GetRequiredService<Reaper>());
        services.AddSingleton<Remover>().AddHostedService(provider => provider.GetRequiredService<Remover>());
        services.AddSingleton<ParserContainer>().AddHostedService(provider => provider.GetRequiredService<ParserContainer>());
        services.AddSingleton<IParserConnections>(provider => provider.GetRequiredService<ParserContainer>());
        services.AddSingleton<SandboxPool>();
        services.AddSingleton<ISandboxes>(provider => provider.GetRequiredService<SandboxPool>());
        services.AddHostedService<PoolKeeper>();
        services.AddHostedService<WarmUp>();
        return services;
    }
}
