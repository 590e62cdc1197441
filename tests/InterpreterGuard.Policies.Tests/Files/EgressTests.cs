using InterpreterGuard.Core.Profiles;

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

    private const string Ways = """
        modes: [none, allow]
        never_reachable:
          private: { why: x, addresses: [10.0.0.0/8] }
        destinations:
          api:
            why: The service our snippets ask.
            names: [api.example.org, '*.cdn.example.org']
            addresses: [203.0.113.0/24, '2001:db8::7']
            ports: [443, 8000-8010]
            protocol: tls
            to: 127.0.0.1:8443
        """;

    [Fact]
    public void A_profile_gets_the_destinations_it_names()
    {
        using var policy = TestPolicy.With("egress.yaml", Ways);
        policy.Write("profiles.yaml", "default:\n  description: x\n  egress: allow\n  destinations: [api]\n  egress_limits: { flows: 3, upload: 1MiB }\n");

        var profile = policy.Load().Profiles["default"];

        Assert.Equal(EgressMode.Allow, profile.Egress);
        var destination = Assert.Single(profile.Ways.Destinations);
        Assert.Equal("api: api.example.org *.cdn.example.org 203.0.113.0/24 2001:db8::7/128 443,8000-8010 Tls Tcp 127.0.0.1:8443", $"{destination}");
        Assert.Equal(new EgressLimits { FlowsMax = 3, UploadBytesMax = 1 << 20 }, profile.Ways.Limits);
        Assert.Equal("private: 10.0.0.0/8", $"{Assert.Single(profile.Ways.NeverReachable)}");
    }

    [Fact]
    public void Plans_that_say_the_same_are_equal()
    {
        using var policy = TestPolicy.With("egress.yaml", Ways);
        policy.Write("profiles.yaml", "default:\n  description: x\n  egress: allow\n  destinations: [api]\n");

        var (one, other) = (policy.Load().Profiles["default"], policy.Load().Profiles["default"]);

        Assert.Equal(one.Ways, other.Ways);
        Assert.NotEqual(one.Ways, other.Ways with { Limits = new() { FlowsMax = 1 } });
    }

    [Theory]
    [InlineData("egress: allow", "profiles.yaml:3:11: 'egress: allow' needs 'destinations': groups of egress.yaml that may be reached. Without any, write 'none'.")]
    [InlineData("egress: sinkhole", "profiles.yaml:3:11: 'egress: sinkhole' is none of the 'modes' of egress.yaml.")]
    [InlineData("destinations: [apis]\n  egress: allow", "profiles.yaml:3:18: egress.yaml has no destination 'apis'. Did you mean 'api'?")]
    [InlineData("destinations: [api]\n  egress: allow\n  syscall_sensor: false", "profiles.yaml:4:11: 'egress: allow' needs the syscall sensor, which sees connections; leave 'syscall_sensor' on.")]
    [InlineData("destinations: [api]\n  egress: allow\n  runtime: runsc", "profiles.yaml:4:11: 'egress: allow' cannot be had with 'runtime: runsc': connections are not brokered under gVisor. Write 'egress: none', or leave the runtime out.")]
    [InlineData("egress: open", "profiles.yaml:3:11: 'egress' is none, allow or sinkhole, not 'open'.")]
    public void What_could_not_be_applied_is_a_mistake(string lines, string problem)
    {
        using var policy = TestPolicy.With("egress.yaml", Ways);
        policy.Write("profiles.yaml", $"default:\n  description: x\n  {lines}\n");

        Assert.Equal(problem, Assert.Single(policy.Problems()));
    }

    [Fact]
    public void All_problems_of_the_file_are_told()
    {
        using var policy = TestPolicy.With("egress.yaml", """
            modes: [none, open]
            never_reachable:
              private: { why: x, addresses: [10.0.0.1/8] }
              empty: { why: x, addresses: [] }
              Loop: { addresses: [::1] }
            destinations:
              bad: { why: x, names: [Example.org, '*.*.x'], ports: [0, 99999, 9-1], to: nowhere }
              none: { why: x, ports: [1] }
              speaks: { why: x, names: [a.b], ports: [1], protocol: tls, transport: both }
            """);

        Assert.Equal(
        [
            "egress.yaml:1:15: 'egress' is none, allow or sinkhole, not 'open'.",
            "egress.yaml:3:34: '10.0.0.1/8' has bits set behind its prefix length.",
            "egress.yaml:4:10: A range has at least one address under 'addresses'.",
            "egress.yaml:5:3: 'Loop' is no name for a range: names are 1 to 60 lower-case letters, digits and '_', beginning with a letter.",
            "egress.yaml:5:9: The key 'why' is missing: a range needs it.",
            "egress.yaml:7:26: 'Example.org' is no host's name; write it in lower case like api.example.org, or *.example.org for all names below.",
            "egress.yaml:7:39: '*.*.x' is no host's name; write it in lower case like api.example.org, or *.example.org for all names below.",
            "egress.yaml:7:57: '0' is no port from 1 to 65535; write 443 or 8000-8010.",
            "egress.yaml:7:60: '99999' is no port from 1 to 65535; write 443 or 8000-8010.",
            "egress.yaml:7:67: '9-1' is no port from 1 to 65535; write 443 or 8000-8010.",
            "egress.yaml:7:77: 'nowhere' is no address to go to; write 127.0.0.1:8443, [::1]:8443, or the address alone for the port that was asked for.",
            "egress.yaml:8:9: A destination has at least one of 'names' and 'addresses'.",
            "egress.yaml:9:57: 'protocol: tls' is read on tcp alone; write 'transport: tcp', or leave 'protocol' out.",
        ],
        policy.Problems());
    }
}
