using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using InterpreterGuard.Core.Outbox;
using InterpreterGuard.Outbox.Destinations;
using InterpreterGuard.Outbox.Formats;

namespace InterpreterGuard.Outbox.Delivery;

/// <summary>
/// Syslog over TCP, with octet counting, and over TLS. The protocol has no receipt: what was handed to a connection that breaks afterwards may be gone. So a connection that the other side has closed is
/// noticed before each message, and the message a break was noticed with is sent again.
/// </summary>
internal sealed class SyslogStreamSender(Destination destination) : ISender
{
    private Socket? _socket;
    private Stream? _stream;

    public async Task<DeliveryOutcome> SendAsync(WaitingMessage message, CancellationToken cancellationToken)
    {
        try
        {
            if (_socket is { } socket && IsClosed(socket))
                Close();
            _stream ??= await OpenAsync(cancellationToken);
            await _stream.WriteAsync(SyslogLine.Frame(message.Body.Span), cancellationToken);
            await _stream.FlushAsync(cancellationToken);
            return DeliveryOutcome.Delivered;
        }
        catch (Exception exception) when (exception is IOException or SocketException or AuthenticationException or HttpRequestException)
        {
            Close();
            return new DeliveryOutcome(Connecting.Explain(exception is IOException { InnerException: SocketException inner } ? inner : exception));
        }
        catch (OperationCanceledException)
        {
            // Half a frame may be out: whatever followed it on this connection could not be told apart.
            Close();
            throw;
        }
    }

    public void Dispose() => Close();

    // Receivers write nothing: what can be read is the end, or somebody who is no syslog receiver.
    private static bool IsClosed(Socket socket) => socket.Poll(TimeSpan.Zero, SelectMode.SelectRead) && socket.Available == 0;

    private async Task<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        _socket = await Connecting.ConnectAsync(destination, destination.Address.IdnHost, destination.Address.Port, cancellationToken);
        Stream stream = new NetworkStream(_socket, ownsSocket: true);
        if (!destination.UsesTls)
            return stream;
        var tls = new SslStream(stream);
        await tls.AuthenticateAsClientAsync(Connecting.TlsOf(destination), cancellationToken);
        return tls;
    }

    private void Close()
    {
        _stream?.Dispose();
        _socket?.Dispose();
        (_stream, _socket) = (null, null);
    }
}
