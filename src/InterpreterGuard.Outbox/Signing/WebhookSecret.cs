using System.Security.Cryptography;
using System.Text;

namespace InterpreterGuard.Outbox.Signing;

/// <summary>
/// The secrets that sign what goes to a webhook, as Standard Webhooks writes them: <c>whsec_</c> and 24 to 64 bytes in Base64. Several, one a line, sign side by side while a receiver changes over.
/// </summary>
internal sealed class WebhookSecret
{
    private const string Prefix = "whsec_";
    private const int BytesMin = 24;
    private const int BytesMax = 64;
    private const int SecretsMax = 4;
    private readonly IReadOnlyList<byte[]> _keys;

    private WebhookSecret(IReadOnlyList<byte[]> keys) => _keys = keys;

    /// <summary>Reads the text of a secret's file. On failure <paramref name="problem"/> says what is wrong with it, without quoting it.</summary>
    public static WebhookSecret? Read(string text, out string problem)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var keys = lines.Select(KeyOf).OfType<byte[]>().ToList();
        problem = lines.Length is 0 or > SecretsMax ? $"holds {lines.Length} secrets; it needs 1 to {SecretsMax}, one a line"
            : keys.Count < lines.Length ? $"holds a line that is no secret; write {Prefix} and {BytesMin} to {BytesMax} random bytes in Base64, such as from: echo {Prefix}$(head -c 32 /dev/urandom | base64)"
            : "";
        return problem.Length == 0 ? new WebhookSecret(keys) : null;
    }

    /// <summary>The value of <c>webhook-signature</c>: a version and an HMAC-SHA256 over id, time and body for each secret.</summary>
    public string Sign(string id, long timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id}.{timestamp}.")), .. body];
        return string.Join(' ', _keys.Select(key => "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed))));
    }

    private static byte[]? KeyOf(string line)
    {
        if (!line.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var key = new byte[line.Length];
        return Convert.TryFromBase64String(line[Prefix.Length..], key, out var length) && length is >= BytesMin and <= BytesMax ? key[..length] : null;
    }
}
