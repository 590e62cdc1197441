namespace InterpreterGuard.Client;

/// <summary>What screening thinks of code, as far as the policy discloses it to the key that asks.</summary>
public sealed record Screening : GuardAnswer
{
    /// <summary><c>allow</c>, <c>hold</c> or <c>refuse</c>.</summary>
    public string Verdict { get; init; } = "";

    /// <summary>The language it was read as.</summary>
    public string Language { get; init; } = "";

    /// <summary>How sure that is, above 0 to 1; <see langword="null"/> when the language was said.</summary>
    public double? LanguageConfidence { get; init; }

    /// <summary>Whether a fence around the code was taken off, and prose around the fence; <see langword="null"/> when the language was said.</summary>
    public bool? FenceRemoved { get; init; }

    /// <summary>What it saw.</summary>
    public IReadOnlyList<SecurityFinding> Findings { get; init; } = [];

    /// <summary>Code found inside the code, for keys that are told everything.</summary>
    public IReadOnlyList<ScreenedLayer> Layers { get; init; } = [];

    /// <summary>How long it took, in milliseconds.</summary>
    public double ElapsedMs { get; init; }

    /// <summary>The policy that judged.</summary>
    public string PolicyId { get; init; } = "";

    /// <summary>Its hash.</summary>
    public string PolicyHash { get; init; } = "";
}
