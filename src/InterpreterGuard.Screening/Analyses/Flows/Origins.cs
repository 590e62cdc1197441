using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Analyses.Flows;

/// <summary>All that a value came from, the first few: enough to say that it is not the code's own.</summary>
internal sealed class Origins
{
    private const int OriginsMax = 4;

    private Origins(IReadOnlyList<Origin> all) => All = all;

    public IReadOnlyList<Origin> All { get; }

    public static Origins Of(string kind, string name, string text, SourceSpan span) => new([new Origin(kind, name, text, span, [])]);

    public static Origins? Join(Origins? left, Origins? right)
    {
        if (left is null || right is null || ReferenceEquals(left, right))
            return left ?? right;
        if (left.All.Count >= OriginsMax || right.All.All(left.Has))
            return left;
        return new Origins([.. left.All.Concat(right.All.Where(origin => !left.Has(origin))).Take(OriginsMax)]);
    }

    public static Origins? Join(IEnumerable<Origins?> each)
    {
        Origins? all = null;
        foreach (var origins in each)
            all = Join(all, origins);
        return all;
    }

    public Origins Through(string name) => new([.. All.Select(origin => origin.Through(name))]);

    public Origins With(Traits traits) => new([.. All.Select(origin => origin with { Traits = origin.Traits | traits })]);

    /// <summary>With traits for those that came from the same place as others; itself where there are none.</summary>
    public Origins With(Traits traits, Origins others) => All.Any(others.Began)
        ? new([.. All.Select(origin => others.Began(origin) ? origin with { Traits = origin.Traits | traits } : origin)])
        : this;

    public bool Have(Traits traits) => All.All(origin => (origin.Traits & traits) == traits);

    private bool Began(Origin origin) => All.Any(origin.Began);

    private bool Has(Origin origin) => All.Any(origin.IsSame);
}
