using InterpreterGuard.Core.Facts;

namespace InterpreterGuard.Core.Pipeline;

/// <summary>Facts about a secret as they may be shown and kept: enough to find it in the source, too little to use it.</summary>
public static class SecretMask
{
    private const int ShownMax = 4;

    /// <summary>The fact with its texts masked; one that quotes nothing as it is.</summary>
    public static Fact Of(Fact fact) => fact switch
    {
        CodeString text => text with { Value = Masked(text.Value) },
        CodeCall call => call with
        {
            Arguments = [.. call.Arguments.Select(argument => argument is null ? null : Masked(argument))],
            Keywords = call.Keywords.ToDictionary(keyword => keyword.Key, keyword => keyword.Value is null ? null : Masked(keyword.Value), StringComparer.Ordinal),
            Text = Masked(call.Text),
        },
        CodeAssign assign => assign with { Value = Masked(assign.Value) },
        CodeFlow flow => flow with { Text = Masked(flow.Text), SourceText = Masked(flow.SourceText) },
        _ => fact,
    };

    /// <summary>Its first characters, at most a quarter of it, and its length.</summary>
    public static string Masked(string text) =>
        text.Length == 0 ? text : $"{text[..Math.Min(ShownMax, text.Length / 4)]}… ({text.Length} characters, masked)";
}
