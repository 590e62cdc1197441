using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Screening;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace InterpreterGuard.TestKit.Fakes;

/// <summary>Makes a host whose policy, screener and sandboxes are fakes, while the rest of it is real.</summary>
public static class FakedRooms
{
    /// <summary>Held while a host is made: the framework's range attributes convert their bounds when first asked, and not for two threads at once.</summary>
    public static Lock Starting { get; } = new();

    public static void FakeRooms(this IServiceCollection services, FakePolicies policy, FakeScreener screener, FakeSandboxes sandboxes)
    {
        foreach (var room in services.Where(IsOfFakedRoom).ToList())
            services.Remove(room);
        services.Replace(ServiceDescriptor.Singleton<IPolicies>(policy));
        services.Replace(ServiceDescriptor.Singleton<IPolicyReloads>(policy));
        services.Replace(ServiceDescriptor.Singleton<IScreener>(screener));
        services.Replace(ServiceDescriptor.Singleton<ISandboxes>(sandboxes));
    }

    // The faked rooms must not start their engines and parsers either.
    private static bool IsOfFakedRoom(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService)
        && (service.ImplementationType ?? service.ImplementationFactory?.Method.DeclaringType)?.Assembly.GetName().Name
            is "InterpreterGuard.Policies" or "InterpreterGuard.Screening" or "InterpreterGuard.Sandboxing" or "InterpreterGuard.Monitoring";
}
