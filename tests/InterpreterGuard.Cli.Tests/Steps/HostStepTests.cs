using System.Net;
using System.Net.Sockets;
using InterpreterGuard.Cli.Steps;
using InterpreterGuard.Cli.Tests.Support;

namespace InterpreterGuard.Cli.Tests.Steps;

public sealed class HostStepTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StringWriter said = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private HostStep Host
    {
        get
        {
            var tools = Tools.In(folder, said);
            return new(tools, new(tools));
        }
    }

    public void Dispose()
    {
        folder.Dispose();
        said.Dispose();
    }

    [Fact]
    public async Task A_busy_port_is_told_with_the_way_out()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var problem = await Assert.ThrowsAsync<GuardException>(() => Host.StartAsync(port, Cancelled));

        Assert.StartsWith($"Port {port} on 127.0.0.1 is taken by another program.", problem.Message, StringComparison.Ordinal);
        Assert.Contains("--port ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_ends_while_it_starts_is_told_with_its_last_words()
    {
        // The program is not there, so dotnet itself says so and ends.
        Directory.CreateDirectory(Path.Combine(folder.Path, ".guard", "host"));

        var problem = await Assert.ThrowsAsync<GuardException>(() => Host.StartAsync(RecordedServer.FreePort(), Cancelled));

        Assert.Contains("InterpreterGuard.Host.dll", problem.Message, StringComparison.Ordinal);
        Assert.Null(await Host.RunningAtAsync(Cancelled));
    }

    [Fact]
    public async Task No_host_is_nothing_to_stop() => Assert.False(await Host.StopAsync(Cancelled));
}
