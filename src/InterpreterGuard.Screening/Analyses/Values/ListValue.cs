namespace InterpreterGuard.Screening.Analyses.Values;

/// <summary>A list, tuple or set, some of whose elements may be unknown.</summary>
internal sealed record ListValue(IReadOnlyList<Value?> Items) : Value
{
    /// <summary>How many there are: of a long range only the first few are kept.</summary>
    public long Length { get => Math.Max(field, Items.Count); init; }
}
