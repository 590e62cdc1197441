namespace InterpreterGuard.Cli.Testing;

/// <summary>How many tests ended how.</summary>
internal sealed record TestTotals(int Passed, int Failed, int Skipped)
{
    public static readonly TestTotals None = new(0, 0, 0);

    public static TestTotals operator +(TestTotals left, TestTotals right) =>
        new(left.Passed + right.Passed, left.Failed + right.Failed, left.Skipped + right.Skipped);

    /// <summary>Something ran, and nothing failed.</summary>
    public bool Good => Failed == 0 && Passed > 0;

    /// <summary>The last line of <c>guard test</c>.</summary>
    public override string ToString() => Skipped == 0 ? $"{Passed} passed, {Failed} failed" : $"{Passed} passed, {Failed} failed, {Skipped} skipped";
}
