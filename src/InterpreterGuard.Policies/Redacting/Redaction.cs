using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Policies.Redacting;

/// <summary>What <c>redaction.yaml</c> says, ready to mask.</summary>
internal sealed class Redaction(IReadOnlyList<SecretPattern> patterns, bool output) : IRedaction
{
    public bool MasksOutput => output;

    public string Mask(string text)
    {
        foreach (var pattern in patterns)
            text = pattern.MaskIn(text);
        return text;
    }
}
