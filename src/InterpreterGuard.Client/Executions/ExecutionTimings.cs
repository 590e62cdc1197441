namespace InterpreterGuard.Client;

/// <summary>Where the time went, in milliseconds.</summary>
public sealed record ExecutionTimings
{
    /// <summary>Screening the source.</summary>
    public double ScreeningMs { get; init; }

    /// <summary>Getting a sandbox.</summary>
    public double ClaimMs { get; init; }

    /// <summary>Running.</summary>
    public double RunMs { get; init; }

    /// <summary>Everything.</summary>
    public double TotalMs { get; init; }

    /// <summary>Whether a sandbox stood ready.</summary>
    public bool Warm { get; init; }
}
