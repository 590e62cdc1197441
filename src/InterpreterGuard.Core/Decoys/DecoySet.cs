using System.Text;
using InterpreterGuard.Core.Values;

namespace InterpreterGuard.Core.Decoys;

/// <summary>The decoys of one sandbox. Their values are its own, so that one that turns up anywhere names its run. Safe from any thread; nothing of it changes.</summary>
public sealed class DecoySet
{
    /// <summary>Nothing was laid.</summary>
    public static readonly DecoySet None = new([], null);

    private static readonly Decoy[] Laid = [Decoy.CloudCredentials, Decoy.DatabaseUrl, Decoy.EngineSocket, Decoy.EnvFile, Decoy.SshKey];

    private readonly (byte[] Path, Decoy Decoy)[] _places;
    private readonly ValueMatcher<Decoy>? _matcher;

    private DecoySet(IReadOnlyList<Decoy> all, DecoyValues? values)
    {
        All = all;
        _places = [.. all.Where(decoy => decoy.Place.StartsWith(Decoy.Home, StringComparison.Ordinal)).Select(decoy => (Encoding.UTF8.GetBytes(decoy.Place), decoy))];
        if (values is null)
            return;
        _matcher = ValueMatcher<Decoy>.Of(MarksOf(values));
        Files = FilesOf(values);
        Environment = [$"{Decoy.Variable}=postgresql://reports:{values.DatabasePassword}@{values.DatabaseHost}.internal:5432/reports"];
        MetadataCredentials = CredentialsOf(values);
        MetadataToken = $$"""{"access_token":"{{values.SessionToken}}","expires_in":3599,"token_type":"Bearer"}""";
    }

    /// <summary>What was laid, by name.</summary>
    public IReadOnlyList<Decoy> All { get; }

    /// <summary>Files to lay beneath <see cref="Decoy.Home"/>.</summary>
    public IReadOnlyList<DecoyFile> Files { get; } = [];

    /// <summary>Variables to give the code, as <c>NAME=value</c>.</summary>
    public IReadOnlyList<string> Environment { get; } = [];

    /// <summary>What a metadata service answers to who asks for an instance's credentials: a JSON text.</summary>
    public string MetadataCredentials { get; } = "";

    /// <summary>The same for those that hand out tokens.</summary>
    public string MetadataToken { get; } = "";

    /// <summary>Fresh values.</summary>
    public static DecoySet Create() => new(Laid, new());

    /// <summary>The decoy that is the file with this absolute path.</summary>
    public Decoy? At(ReadOnlySpan<byte> path)
    {
        foreach (var (place, decoy) in _places)
        {
            if (path.SequenceEqual(place))
                return decoy;
        }

        return null;
    }

    /// <summary>Looks for values in one stream of bytes; <see langword="null"/> where there are none to find.</summary>
    public ValueScan<Decoy>? Scan() => _matcher is null ? null : new(_matcher);

    private static DecoyFile[] FilesOf(DecoyValues values) =>
    [
        new(Decoy.CloudCredentials, ".aws/credentials", $"[default]\naws_access_key_id = {values.AccessKeyId}\naws_secret_access_key = {values.SecretAccessKey}\n"),
        new(null, ".aws/config", "[default]\nregion = eu-central-1\noutput = json\n"),
        new(Decoy.SshKey, ".ssh/id_ed25519", $"-----BEGIN OPENSSH PRIVATE KEY-----\n{string.Join('\n', values.KeyBody)}\n-----END OPENSSH PRIVATE KEY-----\n"),
        new(Decoy.EnvFile, "shop/.env", $"APP_ENV=production\nPAYMENT_API_KEY={values.PaymentKey}\nSESSION_SIGNING_KEY={values.SigningKey}\n"),
    ];

    private static string CredentialsOf(DecoyValues values) => $$"""
        {"Code":"Success","Type":"AWS-HMAC","AccessKeyId":"{{values.SessionKeyId}}","SecretAccessKey":"{{values.SessionSecret}}","Token":"{{values.SessionToken}}"}
        """;

    // Long values are told by either half: who takes one apart has stolen it all the same.
    private static IEnumerable<(Decoy Decoy, string Mark)> MarksOf(DecoyValues values) =>
    [
        (Decoy.CloudCredentials, values.AccessKeyId), .. Halves(Decoy.CloudCredentials, values.SecretAccessKey),
        .. values.KeyBody.Select(line => (Decoy.SshKey, line[..(line.Length / 2)])),
        .. Halves(Decoy.EnvFile, values.PaymentKey), .. Halves(Decoy.EnvFile, values.SigningKey),
        (Decoy.DatabaseUrl, values.DatabaseHost), (Decoy.DatabaseUrl, values.DatabasePassword),
        (Decoy.Metadata, values.SessionKeyId), .. Halves(Decoy.Metadata, values.SessionSecret), (Decoy.Metadata, values.SessionToken[..40]),
    ];

    private static IEnumerable<(Decoy, string)> Halves(Decoy decoy, string value) =>
        [(decoy, value[..(value.Length / 2)]), (decoy, value[(value.Length / 2)..])];
}
