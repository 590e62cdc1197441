using InterpreterGuard.Core.Streaming;
using InterpreterGuard.Host.Watching;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Streaming;

/// <summary>Events of executions, and their way to who reads them.</summary>
internal static class StreamingRegistration
{
    public static IServiceCollection AddStreaming(this IServiceCollection services)
    {
        services.AddOptions<StreamingOptions>().BindConfiguration(StreamingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new ExecutionEvents(
            provider.GetRequiredService<IOptions<StreamingOptions>>().Value.ToBounds(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ServerEvents>();
        services.AddSingleton<EventStream>();
        services.AddSingleton<WatchStream>();
        return services;
    }
}
