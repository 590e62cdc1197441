using System.Globalization;
using System.Text;
using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Monitoring.Network.Flows;

/// <summary>
/// In a sinkhole, whoever asks a cloud's metadata service is answered: with credentials that open nothing, and tell where they turn up. One for each flow; what a program says to it is kept up to a
/// bound and never looked at as anything but a request line.
/// </summary>
internal sealed class MetadataService(FlowTerms terms)
{
    private const int PendingMax = 16 << 10;
    private const int RequestsMax = 64;
    private const string Role = "deploy-instance";

    private static readonly string[] Addresses = ["169.254.169.254", "169.254.170.2", "169.254.170.23", "100.100.100.200", "fd00:ec2::254", "fd00:ec2::23"];
    private static readonly string[] Hosts = ["metadata.google.internal", "instance-data.ec2.internal", "metadata.tencentyun.com"];

    private readonly StringBuilder _pending = new();
    private int _requests;

    /// <summary>The service at the end of a flow; <see langword="null"/> where none is.</summary>
    public static MetadataService? For(FlowTerms terms) =>
        terms.IsSinkhole && !terms.Udp && terms.Port == 80 && terms.Scope.Decoys.All.Count > 0
        && (Addresses.Contains(terms.Address.ToString(), StringComparer.Ordinal) || Hosts.Contains(terms.Name, StringComparer.Ordinal))
            ? new(terms)
            : null;

    /// <summary>What to say to these bytes; empty while a request is not whole, or where it is none.</summary>
    public byte[] Answer(ReadOnlySpan<byte> bytes)
    {
        _pending.Append(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, PendingMax)]));
        var said = new StringBuilder();
        while (_pending.Length <= PendingMax && NextHead() is { } head && _requests++ < RequestsMax)
            said.Append(Reply(head));
        if (_pending.Length > PendingMax)
            _pending.Clear();
        return Encoding.Latin1.GetBytes(said.ToString());
    }

    private string? NextHead()
    {
        var text = _pending.ToString();
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            return null;
        _pending.Remove(0, end + 4);
        return text[..end];
    }

    private string Reply(string head)
    {
        var words = head.Split('\r', '\n')[0].Split(' ');
        if (words.Length != 3 || !words[2].StartsWith("HTTP/1", StringComparison.Ordinal))
            return "";
        var path = words[1].Split('?')[0];
        return (words[0], Content(words[0], path)) switch
        {
            (_, null) => Http("404 Not Found", ""),
            ("HEAD", _) => Http("200 OK", ""),
            (_, var content) => Http("200 OK", content),
        };
    }

    private string? Content(string method, string path) => path switch
    {
        // A ticket of the service itself: it comes back with each request, so it is nobody's decoy.
        "/latest/api/token" => method == "PUT" ? Convert.ToBase64String(Guid.NewGuid().ToByteArray()) : null,
        "/" or "/latest" or "/latest/" => "dynamic\nmeta-data\nuser-data",
        "/latest/meta-data" or "/latest/meta-data/" => "iam/\ninstance-id\nplacement/",
        "/latest/meta-data/iam" or "/latest/meta-data/iam/" => "security-credentials/",
        "/latest/meta-data/instance-id" => "i-00000000000000000",
        "/latest/meta-data/iam/security-credentials" or "/latest/meta-data/iam/security-credentials/" => Role,
        "/latest/meta-data/iam/security-credentials/" + Role => Handed(path, terms.Scope.Decoys.MetadataCredentials),
        _ when path.EndsWith("/token", StringComparison.Ordinal) => Handed(path, terms.Scope.Decoys.MetadataToken),
        _ when path.Contains("/credentials", StringComparison.Ordinal) => Handed(path, terms.Scope.Decoys.MetadataCredentials),
        _ => null,
    };

    private string? Handed(string path, string secret)
    {
        var (decoy, asked) = (Decoy.Metadata, path[..Math.Min(path.Length, 200)]);
        var fact = new DecoySeen { Decoy = decoy.Name, Grade = "read", Channel = "flow", What = decoy.What, Place = decoy.Place, Target = asked };
        return terms.Scope.Sink.Observe(terms.Process, fact, Decision.Allowed) == Decision.Allowed ? secret : null;
    }

    private static string Http(string status, string content) => string.Create(CultureInfo.InvariantCulture,
        $"HTTP/1.1 {status}\r\nServer: EC2ws\r\nContent-Type: text/plain\r\nContent-Length: {content.Length}\r\n\r\n{content}");
}
