namespace InterpreterGuard.Policies.Tests.Files;

public sealed class EgressTests
{
    [Theory]
    [InlineData("127.0.0.1", "loopback")]
    [InlineData("169.254.169.254", "link_local")]
    [InlineData("::ffff:10.1.2.3", "private")]
    [InlineData("fd00:ec2::254", "metadata_elsewhere")]
    [InlineData("64:ff9b::7f00:1", "translated")]
    [InlineData("0.0.0.0", "unspecified")]
    [InlineData("93.184.216.34", null)]
    [InlineData("2606:2800:220:1::1", null)]
    public void The_shipped_policy_says_what_nothing_ever_reaches(string address, string? range) =>
        Assert.Equal(range, BasePolicy.Policy.Egress.RangeOf(address));

    [Theory]
    [InlineData("allow")]
    [InlineData("sinkhole")]
    public void Words_that_need_a_broker_are_refused_with_the_reason(string mode)
    {
        using var policy = TestPolicy.With("profiles.yaml", $"default:\n  description: x\n  egress: {mode}\n");

        Assert.Equal(
            $"profiles.yaml:3:11: 'egress: {mode}' needs a broker for connections, and this host has none yet; write 'none', under which connections are refused and recorded.",
            Assert.Single(policy.Problems()));
    }

    [Fact]
    public void All_problems_of_the_file_are_told()
    {
        using var policy = TestPolicy.With("egress.yaml", """
            modes: [none, sinkhole, open]
            never_reachable:
              private: { why: x, addresses: [10.0.0.1/8] }
              empty: { why: x, addresses: [] }
              Loop: { addresses: [::1] }
            """);

        Assert.Equal(
        [
            "egress.yaml:1:15: 'egress: sinkhole' needs a broker for connections, and this host has none yet; write 'none', under which connections are refused and recorded.",
            "egress.yaml:1:25: 'egress' is none, not 'open'.",
            "egress.yaml:3:34: '10.0.0.1/8' has bits set behind its prefix length.",
            "egress.yaml:4:10: A range has at least one address under 'addresses'.",
            "egress.yaml:5:3: 'Loop' is no name for a range: names are 1 to 60 lower-case letters, digits and '_', beginning with a letter.",
            "egress.yaml:5:9: The key 'why' is missing: a range needs it.",
        ],
        policy.Problems());
    }
}
