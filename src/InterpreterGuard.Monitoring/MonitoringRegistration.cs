using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Monitoring.Resources;
using InterpreterGuard.Monitoring.Sentry;
using InterpreterGuard.Monitoring.Syscalls;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InterpreterGuard.Monitoring;

/// <summary>Adds the sensors to a host.</summary>
public static class MonitoringRegistration
{
    /// <summary>The syscall sensor, the reader of what gVisor tells, and the reader of control groups.</summary>
    public static IServiceCollection AddMonitoring(this IServiceCollection services)
    {
        services.AddOptions<SyscallOptions>().BindConfiguration(SyscallOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ResourceOptions>().BindConfiguration(ResourceOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SentryOptions>().BindConfiguration(SentryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ISyscallMonitor, SyscallSensor>();
        services.AddSingleton<ISentryMonitor, SentryMonitor>();
        services.AddSingleton<ICgroups, Cgroups>();
        return services;
    }
}
