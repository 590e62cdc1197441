using System.Diagnostics;
using System.Globalization;
using InterpreterGuard.Policies;
using InterpreterGuard.Sandboxing;
using Microsoft.Extensions.Configuration;

namespace InterpreterGuard.Host.Tests;

/// <summary>The unit that ships: systemd reads it without complaint, and what it says of the host is so.</summary>
public sealed class SystemdUnitTests
{
    private const string Name = "interpreterguard.service";
    private const string Analyze = "/usr/bin/systemd-analyze";

    /// <summary>What each section's settings are; a unit that names another section is wrong.</summary>
    private static readonly Dictionary<string, Type> Sections = new(StringComparer.Ordinal)
    {
        [HostSettings.Section] = typeof(HostSettings),
        [SandboxingOptions.Section] = typeof(SandboxingOptions),
        [PoliciesOptions.SectionName] = typeof(PoliciesOptions),
    };

    private static readonly List<(string Key, string Value)> Unit = [.. File.ReadLines(Name)
        .Where(line => line.Length > 0 && line[0] is not ('#' or '['))
        .Select(line => (line.Split('=', 2)[0], line.Split('=', 2)[1]))];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Systemd_reads_it_without_a_complaint()
    {
        Assert.SkipUnless(File.Exists(Analyze), $"There is no {Analyze} on this machine (Debian's package systemd).");
        Assert.SkipUnless(File.Exists("/usr/bin/dotnet"), "There is no /usr/bin/dotnet on this machine, which the unit starts.");

        var (exitCode, output) = await RunAsync("verify", Path.GetFullPath(Name));

        Assert.Equal((0, ""), (exitCode, output));
    }

    [Fact]
    public async Task Systemd_finds_little_that_is_open()
    {
        Assert.SkipUnless(File.Exists(Analyze), $"There is no {Analyze} on this machine (Debian's package systemd).");

        // Exposure in tenths, from 0 to 100; a service without any hardening has 96.
        var (exitCode, output) = await RunAsync("security", "--offline=yes", "--no-pager", "--threshold=30", Path.GetFullPath(Name));

        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public void Its_settings_are_settings_of_the_host_and_are_taken()
    {
        var environment = Unit.Where(line => line.Key == "Environment").Select(line => (Name: line.Value.Split('=', 2)[0], Value: line.Value.Split('=', 2)[1])).Where(setting => setting.Name.Contains("__", StringComparison.Ordinal)).ToList();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(environment.ToDictionary(setting => setting.Name.Replace("__", ":", StringComparison.Ordinal), setting => (string?)setting.Value, StringComparer.Ordinal)).Build();

        Assert.NotEmpty(environment);
        Assert.All(environment, setting =>
        {
            var (section, key) = (setting.Name.Split("__")[0], setting.Name.Split("__")[1]);
            var property = Sections[section].GetProperty(key);
            Assert.True(property is not null, $"{section} has no setting {key}.");
            var bound = configuration.GetSection(section).Get(Sections[section]);
            Assert.Equal(setting.Value, Convert.ToString(property.GetValue(bound), CultureInfo.InvariantCulture));
        });
    }

    [Fact]
    public void What_it_starts_and_where_it_lets_the_host_write_fits_the_host()
    {
        Assert.Equal($"/usr/bin/dotnet /opt/interpreterguard/{typeof(Program).Assembly.GetName().Name}.dll", One("ExecStart"));
        Assert.Equal($"/var/lib/{One("StateDirectory")}", Setting("Host__DataDirectory"));
        Assert.Equal($"/run/{One("RuntimeDirectory")}", Setting("Sandboxing__RuntimeDirectory"));
        Assert.Equal(new SandboxingOptions().RuntimeDirectory, Setting("Sandboxing__RuntimeDirectory"));
        Assert.Equal(("CAP_SYS_PTRACE", "CAP_SYS_PTRACE"), (One("AmbientCapabilities"), One("CapabilityBoundingSet")));
    }

    [Fact]
    public void Systemd_waits_longer_than_the_host_may_take_to_end()
    {
        Assert.Equal(("SIGTERM", "mixed"), (One("KillSignal"), One("KillMode")));
        Assert.InRange(int.Parse(One("TimeoutStopSec"), CultureInfo.InvariantCulture), new HostSettings().ShutdownSecondsMax + 15, 300);
    }

    private static string One(string key) => Assert.Single(Unit, line => line.Key == key).Value;

    private static string Setting(string name) => Assert.Single(Unit, line => line.Key == "Environment" && line.Value.StartsWith(name + "=", StringComparison.Ordinal)).Value[(name.Length + 1)..];

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Analyze, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Stop);
        var error = process.StandardError.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop).WaitAsync(TimeSpan.FromMinutes(1), Stop);
        return (process.ExitCode, (await output + await error).Trim());
    }
}
