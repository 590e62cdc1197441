using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Storage.Tests;

/// <summary>A policy's redaction that knows one secret and covers it at rest.</summary>
internal sealed class CoversOne(string secret) : IRedaction
{
    public bool MasksOutput => false;

    public bool CoversAtRest => true;

    public string Mask(string text) => text;

    public string Cover(string text) => text.Replace(secret, SecretCover.Of(secret), StringComparison.Ordinal);
}
