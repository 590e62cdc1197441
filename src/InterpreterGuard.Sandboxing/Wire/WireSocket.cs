using System.Buffers.Binary;
using System.Net.Sockets;

namespace InterpreterGuard.Sandboxing.Wire;

/// <summary>Our end of the Unix socket to one sandbox. .NET's sockets drop descriptors, so bytes are taken with recvmsg once .NET says that some are there.</summary>
internal sealed class WireSocket(Socket socket) : IWireSource, IDisposable
{
    private const int SolSocket = 1;
    private const int SoPeerCred = 17;

    public async ValueTask<Received> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                // Zero bytes: waits until there is something to read, and takes nothing.
                await socket.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None, cancellationToken);
            }
            catch (SocketException)
            {
                return default;
            }
            catch (ObjectDisposedException)
            {
                return default;
            }

            var count = Libc.ReceiveWithDescriptor((int)socket.Handle, buffer.Span, out var descriptor, out var errno);
            if (count >= 0)
                return new(count, descriptor);
            if (errno is not (Libc.Eagain or Libc.Eintr))
                return default;
        }
    }

    /// <summary>Sends everything. False: the other side is gone, which the reading side tells too.</summary>
    public async ValueTask<bool> SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            while (!bytes.IsEmpty)
                bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, cancellationToken)..];
            return true;
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>The process that connected, in the host's numbers, as the kernel remembers it.</summary>
    public int PeerPid()
    {
        Span<byte> credentials = stackalloc byte[12];
        socket.GetRawSocketOption(SolSocket, SoPeerCred, credentials);
        return BinaryPrimitives.ReadInt32LittleEndian(credentials);
    }

    /// <summary>Ends the conversation in both directions; a pending receive returns. Init takes that for the order to end everything.</summary>
    public void Shutdown()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Already gone: as wanted.
        }
    }

    public void Dispose() => socket.Dispose();
}
