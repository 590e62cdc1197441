using System.Net;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Outbox.Destinations;
using InterpreterGuard.Outbox.Formats;
using InterpreterGuard.TestKit.Fakes;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Outbox.Tests.Destinations;

public sealed class DestinationTests
{
    [Theory]
    [InlineData("", "Address is missing; use https://host/path, tls://host:6514, tcp://host:514 or udp://host:514.")]
    [InlineData("siem", "Address is no address; use https://host/path, tls://host:6514, tcp://host:514 or udp://host:514.")]
    [InlineData("ftp://siem/", "Address begins with ftp://; use https://host/path, tls://host:6514, tcp://host:514 or udp://host:514.")]
    [InlineData("tcp://siem", "Address needs a port and no path, such as tls://siem.example.org:6514.")]
    [InlineData("tls://siem:6514/path", "Address needs a port and no path, such as tls://siem.example.org:6514.")]
    [InlineData("https://user:secret@siem/", "Address has a user or a password in it; take them away, a signature (SecretFile) or a certificate (ClientCertificateFile) shows who we are.")]
    [InlineData("udp://siem:514", "Format is guard, which outgrows a datagram; use cef, or a tcp:// or tls:// address.")]
    [InlineData("http://169.254.169.254/latest", "Address is refused: 169.254.169.254 is a link-local or metadata address, where clouds hand out credentials. Name another, or set AllowLinkLocal for this destination.")]
    [InlineData("http://[fe80::1]/", "Address is refused: fe80::1 is a link-local or metadata address, where clouds hand out credentials. Name another, or set AllowLinkLocal for this destination.")]
    [InlineData("http://[::ffff:169.254.1.1]/", "Address is refused: 169.254.1.1 is a link-local or metadata address, where clouds hand out credentials. Name another, or set AllowLinkLocal for this destination.")]
    [InlineData("http://0xA9FEA9FE/", "Address is refused: 169.254.169.254 is a link-local or metadata address, where clouds hand out credentials. Name another, or set AllowLinkLocal for this destination.")]
    [InlineData("https://Metadata.Google.Internal/", "Address is refused: metadata.google.internal is where clouds hand out credentials. Name another, or set AllowLinkLocal for this destination.")]
    [InlineData("http://0.0.0.0/", "Address is refused: 0.0.0.0 is no address of one machine. Name another, or set AllowLinkLocal for this destination.")]
    public void An_address_that_would_not_do_stops_the_start(string address, string problem) =>
        Assert.Equal(["Outbox:Destinations:siem:" + problem], Given(options => options.Address = address).Problems);

    [Theory]
    [InlineData("http://127.0.0.1:9/")]
    [InlineData("https://siem.example.org/in?key=1")]
    [InlineData("tls://10.0.0.7:6514")]
    [InlineData("tcp://[2001:db8::1]:514")]
    public void An_honest_address_is_taken(string address) => Assert.Empty(Given(options => options.Address = address).Problems);

    [Fact]
    public void A_link_local_address_that_is_named_so_is_taken_but_none_of_everybody()
    {
        Assert.Empty(Given(options => (options.Address, options.AllowLinkLocal) = ("http://169.254.10.10/", true)).Problems);
        Assert.Single(Given(options => (options.Address, options.AllowLinkLocal) = ("http://224.0.0.1/", true)).Problems);
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var open = Path.GetTempFileName();
        File.WriteAllText(open, "whsec_" + Convert.ToBase64String(new byte[32]));
        File.SetUnixFileMode(open, UnixFileMode.UserRead | UnixFileMode.OtherRead);

        var problems = Given(options =>
        {
            options.Address = "tcp://127.0.0.1:514";
            options.SeverityMin = "severe";
            options.Rules.Add("4004");
            options.SecretFile = open;
            options.AuthorityFile = "/nowhere/ca.pem";
        }).Problems;

        Assert.Equal(
            [
                "Outbox:Destinations:siem:SeverityMin is 'severe'; use one of info, low, medium, high, critical.",
                "Outbox:Destinations:siem:Rules holds '4004'; write rules as IG4004, and families as IG4*.",
                "Outbox:Destinations:siem:SecretFile signs webhooks alone; take it away, or use an https:// address.",
                "Outbox:Destinations:siem:AuthorityFile and ClientCertificateFile need TLS; the address begins with tcp://, use https:// or tls://.",
                $"Outbox:Destinations:siem:SecretFile '{open}' is open to others; close it with: chmod 600 {open}.",
                "Outbox:Destinations:siem:AuthorityFile '/nowhere/ca.pem' cannot be read: Could not find a part of the path '/nowhere/ca.pem'.",
            ],
            problems);
    }

    [Theory]
    [InlineData("a name")]
    [InlineData("")]
    [InlineData("a\nb")]
    public void A_name_is_letters_digits_and_hyphens(string name)
    {
        var options = new OutboxOptions { Destinations = { [name] = new DestinationOptions { Address = "http://127.0.0.1:9/" } } };

        Assert.EndsWith("is no name; use 1 to 64 letters, digits and '-'.", Assert.Single(DestinationReader.Read(options).Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("info", "", "", true)]
    [InlineData("critical", "", "", true)]
    [InlineData("info", "IG4004", "", true)]
    [InlineData("info", "IG4*", "", true)]
    [InlineData("info", "IG4005", "", false)]
    [InlineData("info", "", "cloud", true)]
    [InlineData("info", "", "Cloud", false)]
    [InlineData("info", "IG4*", "other", false)]
    public void A_filter_says_who_is_told(string severityMin, string rule, string tag, bool wants)
    {
        var policies = new FakePolicies();
        policies.With("IG4004", "Metadata", RuleAction.Deny, Severity.High, _ => true, "cloud");
        var destination = Given(options =>
        {
            options.SeverityMin = severityMin;
            options.Rules.AddRange(rule.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            options.Tags.AddRange(tag.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }).Destinations[0];
        var incident = GivenExecutions.IncidentOf(GivenExecutions.Accepted()) with { Rules = [new RuleId("IG4004")] };

        Assert.Equal(wants, DestinationFilter.Wants(destination, incident, policies.Current));
        if (severityMin == "critical")
            Assert.False(DestinationFilter.Wants(destination, incident with { Severity = Severity.High }, policies.Current));
    }

    [Fact]
    public void A_path_is_never_shown() => Assert.Equal("https://hooks.example.org:443", Given(options => options.Address = "https://hooks.example.org/T000/B000/token").Destinations[0].Shown);

    [Theory]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.100.100.200", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("10.0.0.1", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("169.253.1.1", true)]
    public void Metadata_addresses_are_known(string address, bool isFree) => Assert.Equal(isFree, AddressRules.Problem(IPAddress.Parse(address), allowLinkLocal: false) is null);

    internal static (IReadOnlyList<Destination> Destinations, IReadOnlyList<string> Problems) Given(Action<DestinationOptions> change)
    {
        var destination = new DestinationOptions { Address = "http://127.0.0.1:9/", Format = OutboxFormat.Guard };
        change(destination);
        return DestinationReader.Read(new OutboxOptions { Destinations = { ["siem"] = destination } });
    }
}
