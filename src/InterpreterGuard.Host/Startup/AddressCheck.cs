using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Startup;

/// <summary>
/// Tries the address before any room starts. The web server listens last, after sandboxes were warmed: a taken port should not cost a pool of containers first.
/// </summary>
internal sealed class AddressCheck(IOptions<HostSettings> settings) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Value.Port == 0)
            return Task.CompletedTask;
        using var listener = new TcpListener(IPAddress.Parse(settings.Value.Address), settings.Value.Port);
        listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
