using System.Security.Cryptography;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Sandboxing.Engine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Sandboxing.Tests.Support;

/// <summary>Sandboxing put together as the host does it, with a runtime directory of its own. Fails loudly where no engine answers.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    /// <summary>Sensor off: what these tests look at are the walls and the limits.</summary>
    public static readonly Profile Plain = new() { Name = "plain", SyscallSensor = false, WallClockMax = TimeSpan.FromSeconds(20) };

    private readonly ServiceProvider _services;
    private readonly List<IHostedService> _started = [];

    private TestHost(Action<SandboxingOptions>? configure, Profile[] profiles, string? directory)
    {
        Directory = directory ?? "/tmp/ig-" + RandomNumberGenerator.GetHexString(8, lowercase: true);
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton(Log);
        services.AddSingleton(typeof(ILogger<>), typeof(TestLogger<>));
        services.AddSingleton<ICgroups>(Groups);
        services.AddSingleton<ISyscallMonitor>(Monitor);
        services.AddSingleton<ISentryMonitor, NoSentryMonitor>();
        services.AddSingleton<IPolicies>(new TestPolicy(profiles.Length == 0 ? [Plain] : profiles));
        services.AddSandboxing();
        services.Configure<SandboxingOptions>(options =>
        {
            options.RuntimeDirectory = Directory;
            options.WarmContainersMax = 0;
            UseImages(options);
            configure?.Invoke(options);
        });
        _services = services.BuildServiceProvider();
    }

    public string Directory { get; }

    public TestLog Log { get; } = new();

    public LetThroughMonitor Monitor { get; } = new();

    public TestCgroups Groups { get; } = new();

    public ISandboxes Sandboxes => Get<ISandboxes>();

    public DockerEngine Engine => Get<DockerEngine>();

    public static async Task<TestHost> StartAsync(Action<SandboxingOptions>? configure = null, Profile[]? profiles = null, string? directory = null, bool parser = false)
    {
        var host = new TestHost(configure, profiles ?? [], directory);
        foreach (var service in host._services.GetServices<IHostedService>().Where(service => parser || service is not Sandboxing.Parser.ParserContainer))
        {
            host._started.Add(service);
            await service.StartAsync(CancellationToken.None);
        }

        return host;
    }

    // Where several checkouts share an engine, "latest" may be another one's: a tag of one's own can be named.
    private static void UseImages(SandboxingOptions options)
    {
        if (Environment.GetEnvironmentVariable("GUARD_TEST_IMAGE_TAG") is not { Length: > 0 } tag)
            return;
        options.PythonImage = $"interpreterguard/python:{tag}";
        options.JavaScriptImage = $"interpreterguard/javascript:{tag}";
        options.CSharpImage = $"interpreterguard/csharp:{tag}";
        options.ShellImage = $"interpreterguard/shell:{tag}";
    }

    public static Submission Submission(Language language, string code) => new()
    {
        Id = ExecutionId.New(TimeProvider.System),
        Language = language,
        Code = code,
        ProfileName = Plain.Name,
        ApiKeyId = "test",
        ReceivedAt = TimeProvider.System.GetUtcNow(),
    };

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<(SandboxOutcome Outcome, RecordingSink Sink)> RunAsync(Language language, string code, Profile? profile = null, CancellationToken cancellationToken = default) =>
        await RunAsync(Submission(language, code), profile, cancellationToken);

    public async Task<(SandboxOutcome Outcome, RecordingSink Sink)> RunAsync(Submission submission, Profile? profile = null, CancellationToken cancellationToken = default)
    {
        profile ??= Plain;
        var sink = new RecordingSink();
        await using var sandbox = await Sandboxes.ClaimAsync(submission.Language, profile, CancellationToken.None);
        return (await sandbox.RunAsync(submission, profile.WallClockMax, sink, NoListener.Instance, cancellationToken), sink);
    }

    public async Task WarmAsync(int count, Language language)
    {
        await UntilAsync(() => Sandboxes.Health.Warm[language.Name] >= count, $"{count} warm sandboxes for {language}");
    }

    public async Task UntilAsync(Func<bool> condition, string what, int seconds = 60)
    {
        for (var i = 0; i < seconds * 50; i++)
        {
            if (condition())
                return;
            await Task.Delay(20);
        }

        Assert.Fail($"waited {seconds} s for {what}\n{Log}");
    }

    /// <summary>Ends a run's status with what was said, so that a failing test tells why.</summary>
    public void Ended(ExecutionStatus expected, SandboxOutcome outcome) =>
        Assert.True(expected == outcome.Status, $"{outcome.Status} instead of {expected}: exit {outcome.ExitCode}, signal {outcome.Signal}, {outcome.Failure}\n{outcome.Output.Stdout[..Math.Min(500, outcome.Output.Stdout.Length)]}\n{outcome.Output.Stderr[..Math.Min(500, outcome.Output.Stderr.Length)]}\n{outcome.Usage}\n{Log}");

    public async ValueTask DisposeAsync()
    {
        for (var i = _started.Count - 1; i >= 0; i--)
            await _started[i].StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        if (System.IO.Directory.Exists(Directory) && !System.IO.Directory.EnumerateFileSystemEntries(Directory).Any())
            System.IO.Directory.Delete(Directory);
    }
}
