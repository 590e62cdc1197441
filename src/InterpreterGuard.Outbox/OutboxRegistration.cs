using InterpreterGuard.Core.Outbox;
using InterpreterGuard.Outbox.Delivery;
using InterpreterGuard.Outbox.Destinations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Outbox;

/// <summary>Puts the outbox into a host.</summary>
public static class OutboxRegistration
{
    /// <summary>Adds the router, the workers and <see cref="OutboxStatus"/>, bound to the section <c>Outbox</c>. Needs <see cref="IOutboxStore"/> and <see cref="Core.Policies.IPolicies"/> from the other rooms.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.AddOptions<OutboxOptions>().BindConfiguration(OutboxOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<OutboxOptions>, OutboxOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DestinationList>();
        services.AddSingleton<DeliveryTraces>();
        services.Replace(ServiceDescriptor.Singleton<IOutboxRouter, OutboxRouter>());
        services.AddSingleton<OutboxDelivery>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxDelivery>());
        services.AddSingleton(provider => new OutboxStatus(
            provider.GetRequiredService<OutboxDelivery>(), provider.GetRequiredService<IOutboxStore>(), provider.GetRequiredService<IOutboxRouter>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
