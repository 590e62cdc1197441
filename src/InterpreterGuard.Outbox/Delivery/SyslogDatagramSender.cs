using System.Net;
using System.Net.Sockets;
using InterpreterGuard.Core.Outbox;
using InterpreterGuard.Outbox.Destinations;

namespace InterpreterGuard.Outbox.Delivery;

/// <summary>Syslog over UDP: sent is all that can be known.</summary>
internal sealed class SyslogDatagramSender(Destination destination) : ISender
{
    public async Task<DeliveryOutcome> SendAsync(WaitingMessage message, CancellationToken cancellationToken)
    {
        try
        {
            var addresses = await Connecting.AddressesAsync(destination, destination.Address.IdnHost, cancellationToken);
            using var socket = new Socket(addresses[0].AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            await socket.SendToAsync(message.Body, SocketFlags.None, new IPEndPoint(addresses[0], destination.Address.Port), cancellationToken);
            return DeliveryOutcome.Delivered;
        }
        catch (Exception exception) when (exception is SocketException or HttpRequestException)
        {
            return new DeliveryOutcome(Connecting.Explain(exception));
        }
    }

    public void Dispose()
    {
        // Nothing is kept open between datagrams.
    }
}
