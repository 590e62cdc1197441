using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>A name is asked for, and the guard's own resolver answered.</summary>
public sealed record NetworkLookup : RuntimeFact
{
    public const string KindName = "network.lookup";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>The name in lower case, without the dot at its end.</summary>
    public required string Name { get; init; }

    /// <summary>The name's last two labels: what people register. An approximation, without the list of public suffixes.</summary>
    public string Domain { get; init; } = "";

    /// <summary><c>A</c>, <c>AAAA</c>, <c>TXT</c> and the like, or the type's number.</summary>
    public required string QueryType { get; init; }

    /// <summary>A destination of the profile has this name, or the profile's egress is a sinkhole.</summary>
    public bool Known { get; init; }

    /// <summary>The address that stands for the name in this sandbox, or <c>nothing</c> or <c>no such name</c>.</summary>
    public string Answer { get; init; } = "";

    /// <summary>Another name server that was asked, and for which ours answered; empty for the sandbox's own.</summary>
    public string Server { get; init; } = "";
}
