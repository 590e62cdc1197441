using InterpreterGuard.Core.Policies;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Policies.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public async Task The_policy_is_loaded_when_the_host_starts()
    {
        using var policy = TestPolicy.With();
        await using var services = Services(policy.Directory);

        await services.GetServices<IHostedService>().First().StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal("test", services.GetRequiredService<IPolicies>().Current.Id);
        Assert.Same(services.GetRequiredService<IPolicies>().Current, services.GetRequiredService<IPolicies>().Current);
    }

    [Fact]
    public async Task A_policy_with_problems_stops_the_start()
    {
        using var policy = TestPolicy.With("policy.yaml", "id: test\n");
        await using var services = Services(policy.Directory);

        var problem = await Assert.ThrowsAsync<PolicyException>(
            () => services.GetServices<IHostedService>().First().StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("policy.yaml:1:1: The key 'enforcement' is missing: a policy needs it.", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("proposals", true)]
    [InlineData("overlay", false)]
    [InlineData("x/../overlay/", false)]
    public async Task What_is_proposed_lies_where_no_policy_is_read_from(string proposals, bool right)
    {
        using var policy = TestPolicy.With();
        await using var services = Services(policy.Directory,
            ("Policies:OverlayDirectory", Path.Combine(policy.Directory, "overlay")), ("Policies:ProposalsDirectory", Path.Combine(policy.Directory, proposals)));

        var problem = Record.Exception(() => services.GetRequiredService<IOptions<PoliciesOptions>>().Value);

        Assert.Equal(right, problem is null);
    }

    private static ServiceProvider Services(string directory, params (string Key, string Value)[] more) => new ServiceCollection()
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([new("Policies:Directory", directory), .. more.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))])
            .Build())
        .AddSingleton<IHostEnvironment>(new BareEnvironment())
        .AddPolicies()
        .BuildServiceProvider();

    private sealed class BareEnvironment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Test";

        public string ApplicationName { get; set; } = "Test";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
