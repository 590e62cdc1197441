using System.Net;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Monitoring.Network;

namespace InterpreterGuard.Monitoring.Tests.Network;

public sealed class DestinationsTests
{
    private static readonly EgressDestination Named = new() { Group = "named", Names = ["a.test", "*.wild.test"], Ports = [new(443, 443)] };

    private static readonly EgressDestination Whole = new() { Group = "whole", Networks = [IPNetwork.Parse("0.0.0.0/0")], Ports = [new(1, 100)], Transport = EgressTransport.Both };

    private static readonly EgressDestination Office = new() { Group = "office", Networks = [IPNetwork.Parse("10.1.0.0/16"), IPNetwork.Parse("169.254.169.254/32")], Ports = [new(1, 100)] };

    private static readonly Destinations Plan = new(new()
    {
        Destinations = [Named, Whole, Office],
        NeverReachable = [new("private", [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("fc00::/7")]), new("link_local", [IPNetwork.Parse("169.254.0.0/16")])],
    });

    [Theory]
    [InlineData("a.test", 443, false, true)]
    [InlineData("a.test", 80, false, false)]
    [InlineData("a.test", 443, true, false)]
    [InlineData("b.a.test", 443, false, false)]
    [InlineData("x.wild.test", 443, false, true)]
    [InlineData("x.y.wild.test", 443, false, true)]
    [InlineData("wild.test", 443, false, false)]
    [InlineData(".wild.test", 443, false, false)]
    [InlineData("xwild.test", 443, false, false)]
    public void A_name_is_found_by_its_destination_alone(string name, int port, bool udp, bool found) =>
        Assert.Equal(found, Plan.ByName(name, port, udp) is not null);

    [Theory]
    [InlineData("192.0.2.1", null)]
    [InlineData("10.0.0.1", "private")]
    [InlineData("10.1.0.1", "private")]
    [InlineData("::ffff:10.0.0.1", "private")]
    [InlineData("fd00::1", "private")]
    [InlineData("169.254.169.254", "link_local")]
    public void Who_names_the_whole_internet_names_no_closed_range(string address, string? range) => Assert.Equal(range, Plan.RangeRefusing(IPAddress.Parse(address), Whole));

    [Theory]
    [InlineData("10.1.0.1", null)]
    [InlineData("169.254.169.254", null)]
    [InlineData("169.254.1.1", "link_local")]
    [InlineData("10.2.0.1", "private")]
    public void Who_names_a_part_of_a_range_means_it(string address, string? range) => Assert.Equal(range, Plan.RangeRefusing(IPAddress.Parse(address), Office));

    [Fact]
    public void A_name_that_leads_into_a_closed_range_is_refused() => Assert.Equal("private", Plan.RangeRefusing(IPAddress.Parse("10.1.0.1"), Named));
}
