using InterpreterGuard.Policies.Files;

namespace InterpreterGuard.Policies.Schema.Shapes;

/// <summary><c>egress.yaml</c>.</summary>
internal static class EgressShape
{
    public static readonly MappingShape Range = new(
        "a range",
        new("why", new ValueShape.Text(), "Why nothing ever reaches it.") { Required = true },
        new("addresses", new ValueShape.List(new ValueShape.Scalar()), "Addresses and networks, such as 10.0.0.0/8 and fe80::/10.") { Required = true });

    public static readonly MappingShape Destination = new(
        "a destination",
        new("why", new ValueShape.Text(), "What programs need it for.") { Required = true },
        new("names", new ValueShape.List(new ValueShape.Text(Patterns.HostName)), "Names it may be reached by; `*.example.org` is all names below example.org.") { Default = "none" },
        new("addresses", new ValueShape.List(new ValueShape.Scalar()), "Addresses and networks that may be connected to without a name.") { Default = "none" },
        new("ports", new ValueShape.List(new ValueShape.Scalar()), "Ports and ranges of them, such as 8000-8010.") { Required = true },
        new("protocol", new ValueShape.Word([.. DestinationReader.Protocols.Select(word => word.Word)]), "What must be spoken. TLS and HTTP are read in any case, and must agree with the name that was asked for.") { Default = "any" },
        new("transport", new ValueShape.Word([.. DestinationReader.Transports.Select(word => word.Word)]), "By what it may be reached.") { Default = "tcp" },
        new("to", new ValueShape.Text(Patterns.EndPoint), "Where its connections really go, such as 127.0.0.1:8443; an address alone keeps the port.") { Default = "where the name or the address leads" });

    public static readonly MappingShape Shape = new(
        "the ways out",
        new("modes", new ValueShape.List(new ValueShape.Word([.. EgressReader.Modes.Select(word => word.Word)])), "What a profile's `egress` may say.") { Default = "all of them" },
        new("never_reachable", new ValueShape.Named(Patterns.Name, new ValueShape.Mapping(Range)), "Ranges that no profile reaches, whatever a name resolves to, unless a destination names a part of them by address or in `to`.") { Required = true },
        new("destinations", new ValueShape.Named(Patterns.Name, new ValueShape.Mapping(Destination)), "Groups of what profiles may reach.") { Default = "none" });
}
