using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using InterpreterGuard.Monitoring.Network.Flows;
using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Monitoring.Tests.Network;

public sealed partial class TcpRelayTests
{
    [Fact]
    public async Task A_listener_that_takes_nothing_any_more_ends_the_relay()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        using var relay = new TcpRelay(new SafeFileHandle(Duplicate((int)listener.Handle), ownsHandle: true), TimeProvider.System);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.False(relay.Loop.IsCompleted);

        // The same socket under another number: it listens no more, and nobody has closed it.
        listener.Shutdown(SocketShutdown.Both);

        await relay.Loop.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
    }

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);
}
