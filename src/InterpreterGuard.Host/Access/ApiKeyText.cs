using System.Security.Cryptography;
using System.Text;

namespace InterpreterGuard.Host.Access;

/// <summary>A key as a caller holds it: <c>igk_ID_SECRET</c>, the id 12 and the secret 64 hexadecimal digits.</summary>
internal sealed record ApiKeyText(string Id, string Secret)
{
    private const string Prefix = "igk_";
    private const int IdLength = 12;
    private const int SecretLength = 64;

    public static ApiKeyText New() => new(RandomNumberGenerator.GetHexString(IdLength, lowercase: true), RandomNumberGenerator.GetHexString(SecretLength, lowercase: true));

    /// <summary>SHA-256 of the secret: what is kept of it.</summary>
    public byte[] Hash() => SHA256.HashData(Encoding.ASCII.GetBytes(Secret));

    public static ApiKeyText? TryRead(string text) =>
        text.Length == Prefix.Length + IdLength + 1 + SecretLength
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && text[Prefix.Length + IdLength] == '_'
            && text.Skip(Prefix.Length + IdLength + 1).All(char.IsAsciiHexDigitLower)
            ? new(text.Substring(Prefix.Length, IdLength), text[(Prefix.Length + IdLength + 1)..])
            : null;

    public override string ToString() => $"{Prefix}{Id}_{Secret}";
}
