using System.Security.Cryptography;

namespace InterpreterGuard.Core.Decoys;

/// <summary>
/// Values that nobody has ever seen before. They look as a thief expects, and no provider has handed out their like: the ids of real keys are base32, which has no 0, and ours begin with one; the
/// body of the private key is noise.
/// </summary>
internal sealed class DecoyValues
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string Lower = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const int KeyLineLength = 70;
    private const int KeyLines = 4;

    /// <summary>20 characters, as an access key id has.</summary>
    public string AccessKeyId { get; } = "AKIA0" + RandomNumberGenerator.GetString(Base32, 15);

    public string SecretAccessKey { get; } = RandomNumberGenerator.GetString(Letters, 40);

    /// <summary>As above, of credentials that expire.</summary>
    public string SessionKeyId { get; } = "ASIA0" + RandomNumberGenerator.GetString(Base32, 15);

    public string SessionSecret { get; } = RandomNumberGenerator.GetString(Letters, 40);

    public string SessionToken { get; } = RandomNumberGenerator.GetString(Letters, 160);

    /// <summary>Lines between the marks of a private key.</summary>
    public IReadOnlyList<string> KeyBody { get; } = [.. Enumerable.Range(0, KeyLines).Select(_ => RandomNumberGenerator.GetString(Letters, KeyLineLength))];

    public string PaymentKey { get; } = RandomNumberGenerator.GetString(Letters, 32);

    public string SigningKey { get; } = RandomNumberGenerator.GetString(Letters, 40);

    /// <summary>A host's name: who asks for it has read the address.</summary>
    public string DatabaseHost { get; } = "reports" + RandomNumberGenerator.GetString(Lower, 14);

    public string DatabasePassword { get; } = RandomNumberGenerator.GetString(Letters, 24);
}
