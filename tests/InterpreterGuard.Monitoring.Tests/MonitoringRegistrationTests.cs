using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Monitoring.Syscalls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Monitoring.Tests;

public sealed class MonitoringRegistrationTests
{
    [Fact]
    public void A_host_gets_the_sensors_with_its_settings()
    {
        using var provider = Provider(("Monitoring:Syscalls:ThreadsMax", "3"), ("Monitoring:Syscalls:SensitivePathsExtra:0", "/opt/x"));

        var options = provider.GetRequiredService<IOptions<SyscallOptions>>().Value;
        Assert.Equal((3, "/opt/x"), (options.ThreadsMax, options.SensitivePathsExtra.Single()));
        Assert.NotNull(provider.GetRequiredService<ICgroups>());
        var monitor = provider.GetRequiredService<ISyscallMonitor>();
        Assert.True(monitor.FilterFor(new() { Name = "a" }).Length > 100 * 8);
        Assert.True(monitor.FilterFor(new() { Name = "a", SyscallSensor = false }).IsEmpty);
        Assert.True(monitor.FilterFor(new() { Name = "a", FileOpens = FileWatch.Off }).Length < monitor.FilterFor(new() { Name = "a" }).Length);
    }

    [Theory]
    [InlineData("ThreadsMax", "0")]
    [InlineData("AnswerMax", "00:00:00")]
    public void A_setting_out_of_its_range_is_refused(string name, string value)
    {
        using var provider = Provider(("Monitoring:Syscalls:" + name, value));

        var refused = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<SyscallOptions>>().Value);
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Provider(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build())
        .AddLogging()
        .AddMonitoring()
        .BuildServiceProvider();
}
