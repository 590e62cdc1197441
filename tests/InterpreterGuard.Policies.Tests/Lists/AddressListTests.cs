using System.Net;
using InterpreterGuard.Policies.Lists;

namespace InterpreterGuard.Policies.Tests.Lists;

public sealed class AddressListTests
{
    [Theory]
    [InlineData("10.0.0.0/8", "10.255.0.1", true)]
    [InlineData("10.0.0.0/8", "11.0.0.1", false)]
    [InlineData("10.0.0.0/8", "::ffff:10.1.2.3", true)]
    [InlineData("0.0.0.0/0", "203.0.113.9", true)]
    [InlineData("0.0.0.0/0", "2001:db8::1", false)]
    [InlineData("fc00::/7", "fd12:3456::1", true)]
    [InlineData("fe80::/10", "fe80::1%eth0", true)]
    [InlineData("169.254.169.254", "169.254.169.253", false)]
    [InlineData("fd00:ec2::254", "fd00:0ec2:0:0:0:0:0:254", true)]
    [InlineData("::/0", "not an address", false)]
    [InlineData("::/0", "1.2.3", false)]
    [InlineData("::/0", "", false)]
    public void An_address_lies_in_a_network_or_not(string network, string address, bool expected)
    {
        Assert.Null(AddressList.TryReadNetwork(network, out var read));

        Assert.Equal(expected, new AddressList([read]).Has(address));
    }

    [FsCheck.Xunit.Property]
    public void An_address_is_read_as_the_platform_reads_it(byte[] bytes, bool four)
    {
        var padded = bytes.Concat(new byte[16]).Take(four ? 4 : 16).ToArray();
        var address = new IPAddress(padded);

        Assert.True(AddressText.TryRead(address.ToString(), out var bits));

        var expected = address.MapToIPv6().GetAddressBytes().Aggregate(UInt128.Zero, (sum, next) => (sum << 8) | next);
        Assert.Equal(expected, bits);
    }

    [FsCheck.Xunit.Property]
    public void Reading_never_throws(string? text) => AddressText.TryRead(text ?? "", out _);
}
