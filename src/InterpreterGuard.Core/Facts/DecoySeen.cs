using System.Text.Json.Serialization;

namespace InterpreterGuard.Core.Facts;

/// <summary>Somebody touches a decoy: something that looks worth stealing, that the guard laid for this execution alone, and that no honest code needs.</summary>
public sealed record DecoySeen : RuntimeFact
{
    public const string KindName = "decoy.seen";

    [JsonIgnore]
    public override string Kind => KindName;

    /// <summary><c>cloud_credentials</c>, <c>ssh_key</c>, <c>env_file</c>, <c>database_url</c>, <c>engine_socket</c> or <c>metadata</c>.</summary>
    public required string Decoy { get; init; }

    /// <summary><c>read</c> (it was opened or asked for), <c>emitted</c> (its value came out in output, results or files) or <c>used</c> (its value went into a connection or a looked-up name, or the socket was spoken to).</summary>
    public required string Grade { get; init; }

    /// <summary>Where: <c>open</c>, <c>stdout</c>, <c>stderr</c>, <c>result</c>, <c>error</c>, <c>file</c>, <c>flow</c>, <c>lookup</c> or <c>socket</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>How the value was written: <c>plain</c>, <c>reversed</c>, <c>rot13</c>, <c>hex</c>, <c>decimal</c>, <c>base64</c> or <c>base32</c>, the latter also with <c>reversed </c> before them; empty where no value was seen.</summary>
    public string Encoding { get; init; } = "";

    /// <summary>What it looks like, in words.</summary>
    public string What { get; init; } = "";

    /// <summary>Where it was laid: a path, a variable, or a service.</summary>
    public string Place { get; init; } = "";

    /// <summary>Where it went: the file's path, the connection's address, the name, or what was asked for.</summary>
    public string Target { get; init; } = "";
}
