using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>The value of a variable that the caller gave to the execution, and that holds a secret, leaves through a connection, a datagram or a looked-up name. The value itself is in none of its fields.</summary>
public sealed record SecretSent : RuntimeFact
{
    public const string KindName = "secret.sent";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary>The variable's name; the first by name where several hold this secret.</summary>
    public required string Variable { get; init; }

    /// <summary>How: <c>flow</c> or <c>lookup</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>How the value was written: <c>plain</c>, <c>reversed</c>, <c>rot13</c>, <c>hex</c>, <c>decimal</c>, <c>base64</c> or <c>base32</c>, the latter also with <c>reversed </c> before them.</summary>
    public required string Encoding { get; init; }

    /// <summary>Where to: the connection's address and port, or the domain below which names were looked up; empty for a name that has no more than a domain.</summary>
    public string Target { get; init; } = "";

    /// <summary>The name that was connected to, or the domain; empty for an address that the program chose itself.</summary>
    public string Name { get; init; } = "";

    /// <summary>The destination of <c>egress.yaml</c> that allows the connection; empty in a sinkhole and for a looked-up name.</summary>
    public string Group { get; init; } = "";

    /// <summary>How many of the caller's secrets have gone to this name or address so far, this one counted; those that several variables hold count once.</summary>
    public int Variables { get; init; }
}
