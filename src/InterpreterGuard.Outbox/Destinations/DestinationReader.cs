using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Outbox.Formats;
using InterpreterGuard.Outbox.Signing;

namespace InterpreterGuard.Outbox.Destinations;

/// <summary>Checks settings and reads the files they name. Every problem is told at once; each sentence names the setting, the bound and the fix.</summary>
internal static partial class DestinationReader
{
    private const int DestinationsMax = 16;
    private const int FilterMax = 100;
    private const long FileBytesMax = 256 << 10;
    private const UnixFileMode ForOthers = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.GroupWrite;

    public static (IReadOnlyList<Destination> Destinations, IReadOnlyList<string> Problems) Read(OutboxOptions options)
    {
        var problems = new List<string>();
        if (options.Destinations.Count > DestinationsMax)
            problems.Add($"Outbox:Destinations names {options.Destinations.Count}; at most {DestinationsMax} are allowed.");
        var read = options.Destinations.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Read(pair.Key, pair.Value, problems)).OfType<Destination>().ToList();
        return (problems.Count == 0 ? read : [], problems);
    }

    private static Destination? Read(string name, DestinationOptions options, List<string> problems)
    {
        var before = problems.Count;
        if (!Name.IsMatch(name))
            Add("", $"'{(name.Length > 64 ? name[..64] : name)}' is no name; use 1 to 64 letters, digits and '-'");
        var (address, kind) = ReadAddress(options, Add);
        if (!Enum.IsDefined(options.Format))
            Add("Format", $"is {(int)options.Format}; use one of {Words<OutboxFormat>()}");
        if (kind == DestinationKind.SyslogDatagram && options.Format != OutboxFormat.Cef)
            Add("Format", $"is {options.Format.ToString().ToLowerInvariant()}, which outgrows a datagram; use cef, or a tcp:// or tls:// address");
        if (!Enum.TryParse<Severity>(options.SeverityMin, ignoreCase: true, out var severity) || !Enum.IsDefined(severity) || char.IsAsciiDigit(options.SeverityMin[0]))
            Add("SeverityMin", $"is '{options.SeverityMin}'; use one of {Words<Severity>()}");
        foreach (var rule in options.Rules.Where(rule => !Rule.IsMatch(rule)))
            Add("Rules", $"holds '{rule}'; write rules as IG4004, and families as IG4*");
        if (options.Rules.Count > FilterMax || options.Tags.Count > FilterMax)
            Add("Rules", $"and Tags may hold {FilterMax} each; name families instead, such as IG4*");
        if (options.SecretFile.Length > 0 && kind != DestinationKind.Webhook)
            Add("SecretFile", "signs webhooks alone; take it away, or use an https:// address");
        if (address is { Scheme: not ("https" or "tls") } && options.AuthorityFile.Length + options.ClientCertificateFile.Length > 0)
            Add("AuthorityFile", $"and ClientCertificateFile need TLS; the address begins with {address.Scheme}://, use https:// or tls://");

        var secret = ReadSecret(options.SecretFile, Add);
        var authorities = ReadCertificates(options.AuthorityFile, Add);
        var certificate = ReadClientCertificate(options.ClientCertificateFile, Add);
        return problems.Count > before ? null : new Destination
        {
            Name = name,
            Kind = kind,
            Address = address!,
            Format = options.Format,
            SeverityMin = severity,
            Rules = [.. options.Rules],
            Tags = [.. options.Tags],
            Secret = secret,
            Authorities = authorities,
            ClientCertificate = certificate,
            AllowLinkLocal = options.AllowLinkLocal,
        };

        void Add(string field, string problem) => problems.Add($"Outbox:Destinations:{name}{(field.Length > 0 ? ":" + field : "")} {problem}.");
    }

    private static (Uri? Address, DestinationKind Kind) ReadAddress(DestinationOptions options, Action<string, string> add)
    {
        const string Forms = "use https://host/path, tls://host:6514, tcp://host:514 or udp://host:514";
        if (!Uri.TryCreate(options.Address, UriKind.Absolute, out var address) || address.Host.Length == 0)
        {
            add("Address", options.Address.Length == 0 ? $"is missing; {Forms}" : $"is no address; {Forms}");
            return (null, DestinationKind.Webhook);
        }

        DestinationKind? kind = address.Scheme switch
        {
            "http" or "https" => DestinationKind.Webhook,
            "tcp" or "tls" => DestinationKind.SyslogStream,
            "udp" => DestinationKind.SyslogDatagram,
            _ => null,
        };
        if (kind is null)
            add("Address", $"begins with {address.Scheme}://; {Forms}");
        else if (kind != DestinationKind.Webhook && (address.Port <= 0 || address.PathAndQuery.Length > 1))
            add("Address", "needs a port and no path, such as tls://siem.example.org:6514");
        if (address.UserInfo.Length > 0)
            add("Address", "has a user or a password in it; take them away, a signature (SecretFile) or a certificate (ClientCertificateFile) shows who we are");
        if (AddressRules.Problem(address.Host, options.AllowLinkLocal) is { } problem)
            add("Address", $"is refused: {problem}. {(options.AllowLinkLocal ? "Name another" : "Name another, or set AllowLinkLocal for this destination")}");
        return (address, kind ?? DestinationKind.Webhook);
    }

    private static WebhookSecret? ReadSecret(string path, Action<string, string> add)
    {
        if (ReadFile("SecretFile", path, isSecret: true, add) is not { } text)
            return null;
        var secret = WebhookSecret.Read(text, out var problem);
        if (secret is null)
            add("SecretFile", $"'{path}' {problem}");
        return secret;
    }

    private static X509Certificate2Collection? ReadCertificates(string path, Action<string, string> add)
    {
        if (ReadFile("AuthorityFile", path, isSecret: false, add) is not { } text)
            return null;
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(text);
        }
        catch (CryptographicException)
        {
            certificates.Clear();
        }

        if (certificates.Count == 0)
            add("AuthorityFile", $"'{path}' holds no certificate; write them in PEM, beginning with -----BEGIN CERTIFICATE-----");
        return certificates;
    }

    private static X509Certificate2? ReadClientCertificate(string path, Action<string, string> add)
    {
        if (ReadFile("ClientCertificateFile", path, isSecret: true, add) is not { } text)
            return null;
        try
        {
            return X509Certificate2.CreateFromPem(text, text);
        }
        catch (CryptographicException)
        {
            add("ClientCertificateFile", $"'{path}' must hold a certificate and its key in PEM, one after the other");
            return null;
        }
    }

    private static string? ReadFile(string field, string path, bool isSecret, Action<string, string> add)
    {
        if (path.Length == 0)
            return null;
        try
        {
            var file = new FileInfo(path);
            if (file is { Exists: true, Length: > FileBytesMax })
                add(field, $"'{path}' has {file.Length} bytes; at most {FileBytesMax} are allowed");
            else if (file.Exists && isSecret && (file.UnixFileMode & ForOthers) != UnixFileMode.None)
                add(field, $"'{path}' is open to others; close it with: chmod 600 {path}");
            else
                return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            add(field, $"'{path}' cannot be read: {exception.Message.TrimEnd('.')}");
        }

        return null;
    }

    private static string Words<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()));

    [GeneratedRegex("^[a-zA-Z0-9-]{1,64}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name { get; }

    [GeneratedRegex(@"^IG[0-9]{0,4}\*$|^IG[0-9]{4}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rule { get; }
}
