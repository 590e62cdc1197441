using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace InterpreterGuard.Host.Tests;

/// <summary>The host as a process, in the cases in which it must not start.</summary>
public sealed class StartTests
{
    private readonly string _data = Path.Combine(Directory.CreateTempSubdirectory("ig-start-").FullName, "data");

    [Fact]
    public async Task A_taken_port_is_said_in_a_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var (exitCode, error, _) = await StartAsync($"--Host:Port={port}");

        Assert.Equal(1, exitCode);
        Assert.Equal($"Port {port} on 127.0.0.1 is taken by another program. End it ('ss -ltnp' shows it), or choose another: --Host:Port 7071.", error);
    }

    [Fact]
    public async Task Bad_settings_are_named()
    {
        var (exitCode, error, _) = await StartAsync("--Host:Port=0", "--Host:Address=nowhere", "--Host:BodyBytesMax=1", "--Host:PathBase=guard/");

        Assert.Equal(1, exitCode);
        Assert.Contains("Host:Address must be an IP address, such as 127.0.0.1.", error, StringComparison.Ordinal);
        Assert.Contains("BodyBytesMax", error, StringComparison.Ordinal);
        Assert.Contains("Host:PathBase must be empty, or a path of letters", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_destination_that_would_not_do_is_named()
    {
        var (exitCode, error, _) = await StartAsync("--Host:Port=0", "--Outbox:Destinations:siem:Address=http://169.254.169.254/");

        Assert.Equal(1, exitCode);
        Assert.Contains("Outbox:Destinations:siem:Address is refused: 169.254.169.254 is a link-local or metadata address", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_database_is_said_in_a_sentence()
    {
        Directory.CreateDirectory(_data);
        await File.WriteAllTextAsync(Path.Combine(_data, "interpreterguard.db"), new string('x', 8192), TestContext.Current.CancellationToken);

        var (exitCode, error, _) = await StartAsync("--Host:Port=0");

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"The database '{_data}/interpreterguard.db' is damaged (", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_policy_refuses_the_start()
    {
        var (exitCode, error, log) = await StartAsync("--Host:Port=0", $"--Policies:Directory={_data}/none");

        Assert.Equal(1, exitCode);
        Assert.Contains($"The policy in '{_data}/none' has 1 problem", error, StringComparison.Ordinal);
        Assert.DoesNotContain("BackgroundService", log, StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Error, string Log)> StartAsync(params string[] arguments)
    {
        var stop = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])[typeof(Program).Assembly.Location, $"--Host:DataDirectory={_data}", .. arguments])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(stop);
        var output = process.StandardOutput.ReadToEndAsync(stop);
        try
        {
            await process.WaitForExitAsync(stop).WaitAsync(TimeSpan.FromMinutes(2), stop);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }

        return (process.ExitCode, (await error).Trim(), await output);
    }
}
