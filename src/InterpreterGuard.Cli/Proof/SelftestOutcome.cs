namespace InterpreterGuard.Cli.Proof;

/// <summary>What came of a selftest.</summary>
/// <param name="Case">The rule and its program.</param>
/// <param name="Effect">What the rule did; <see langword="null"/>: it did not fire.</param>
/// <param name="Status">How the execution ended; empty where nothing ran.</param>
/// <param name="Others">Other rules that fired.</param>
internal sealed record SelftestOutcome(SelftestCase Case, string? Effect, string Status, IReadOnlyList<string> Others)
{
    public bool Fired => Effect is not null;

    /// <summary>A rule that could be tried did not fire, or there is nothing to try it with.</summary>
    public bool Failed => !Fired && !Case.NeedsAFault;
}
