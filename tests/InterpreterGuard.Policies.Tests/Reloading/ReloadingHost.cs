using InterpreterGuard.Core.Policies;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Policies.Tests.Reloading;

/// <summary>The policies room put together and started as the host does it, over a folder that a test changes.</summary>
internal sealed class ReloadingHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ReloadingHost(string directory, bool watch)
    {
        _services = new ServiceCollection()
            .AddSingleton(Log)
            .AddSingleton(typeof(ILogger<>), typeof(LinesLogger<>))
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection([
                    new("Policies:Directory", directory), new("Policies:Watch", watch.ToString()), new("Policies:ReloadQuiet", "00:00:01")])
                .Build())
            .AddSingleton<IHostEnvironment>(new BareEnvironment())
            .AddPolicies()
            .BuildServiceProvider();
    }

    public LinesLog Log { get; } = new();

    public IPolicies Policies => _services.GetRequiredService<IPolicies>();

    public IPolicyReloads Reloads => _services.GetRequiredService<IPolicyReloads>();

    public static async Task<ReloadingHost> StartAsync(string directory, bool watch = true)
    {
        var host = new ReloadingHost(directory, watch);
        foreach (var service in host._services.GetServices<IHostedService>())
            await service.StartAsync(CancellationToken.None);
        return host;
    }

    public Task<PolicyReload> ReloadAsync() => Reloads.ReloadAsync(TestContext.Current.CancellationToken);

    public async Task UntilAsync(Func<bool> condition, string what)
    {
        for (var i = 0; i < 1000; i++)
        {
            if (condition())
                return;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"waited 20 s for {what}\n{string.Join('\n', Log.Lines)}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>().Reverse())
            await service.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }

    private sealed class BareEnvironment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Test";

        public string ApplicationName { get; set; } = "Test";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
