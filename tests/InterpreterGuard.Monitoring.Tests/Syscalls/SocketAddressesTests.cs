using FsCheck.Xunit;
using InterpreterGuard.Monitoring.Syscalls.Network;

namespace InterpreterGuard.Monitoring.Tests.Syscalls;

public sealed class SocketAddressesTests
{
    [Theory]
    [InlineData("0200 0050 7F000001", "inet", "127.0.0.1", 80, "", true)]
    [InlineData("0200 0050 00000000", "inet", "0.0.0.0", 80, "", true)]
    [InlineData("0200 0050 C0000207 0000000000000000", "inet", "192.0.2.7", 80, "", false)]
    [InlineData("0A00 01BB 00000000 00000000000000000000000000000001 00000000", "inet6", "::1", 443, "", true)]
    [InlineData("0100 2F746D702F7800", "unix", "", 0, "/tmp/x", false)]
    [InlineData("0100 006869", "unix", "", 0, "@hi", false)]
    [InlineData("0100", "unix", "", 0, "", false)]
    [InlineData("2800 0000 D2040000 02000000", "vsock", "cid 2", 1234, "", false)]
    [InlineData("0200 0050", "inet", "", 0, "", false)]
    [InlineData("1D00 0000", "family 29", "", 0, "", false)]
    public void An_address_is_decoded(string hexadecimal, string family, string address, int port, string path, bool loopback)
    {
        var parsed = SocketAddresses.Parse(Convert.FromHexString(hexadecimal.Replace(" ", "", StringComparison.Ordinal)));

        Assert.Equal((family, address, port, path, loopback), (parsed.Family, parsed.Address, parsed.Port, parsed.Path, parsed.Loopback));
    }

    [Property]
    public bool Any_bytes_are_an_address(byte[] bytes) => SocketAddresses.Parse(bytes).Family.Length > 0;
}
