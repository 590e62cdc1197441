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
        if (right.All.All(left.Has) || (left.All.Count >= OriginsMax && left.All.Max(Known) <= right.All.Min(Known)))
            return left;
        // What was not asked about goes before what was: four that do no harm hide none that does.
        return new Origins([.. left.All.Concat(right.All.Where(origin => !left.Has(origin))).OrderBy(Known).Take(OriginsMax)]);
    }

    /// <summary>A number out of a generator that can be foretold is among what it came from.</summary>
    public bool IsRandom => All.Any(origin => origin.IsRandom);

    /// <summary>Only the random numbers among them; <see langword="null"/> for none.</summary>
    public Origins? Random => IsRandom ? new([.. All.Where(origin => origin.IsRandom)]) : null;

    /// <summary>Without what was made harmless; <see langword="null"/> where nothing is left.</summary>
    public Origins? Unclean => All.Any(origin => origin.IsClean) ? All.Where(origin => !origin.IsClean).ToList() is { Count: > 0 } left ? new(left) : null : this;

    /// <summary>Every unknown stretch of a text was made harmless before it was put in; by what, joined by a blank.</summary>
    public string? Cleaners(string text)
    {
        var gaps = text.Count(letter => letter is Values.TextValue.Gap);
        return gaps > 0 && gaps <= All.Count && All.All(origin => origin.IsClean || origin.Traits.HasFlag(Traits.Escaped)) ? string.Join(' ', All.Select(origin => origin.IsClean ? origin.Name : "escape")) : null;
    }

    private static int Known(Origin origin) => origin.IsRandom || origin.IsClean ? 3 : origin.Traits == Traits.None ? 0 : origin.Traits.HasFlag(Traits.Listed) ? 2 : 1;

    public static Origins? Join(IEnumerable<Origins?> each)
    {
        Origins? all = null;
        foreach (var origins in each)
            all = Join(all, origins);
        return all;
    }

    public Origins Through(string name) => new([.. All.Select(origin => origin.Through(name))]);

    public Origins With(Traits traits) => new([.. All.Select(origin => origin with { Traits = origin.Traits | traits })]);

    public Origins Only(Traits traits) => new([.. All.Select(origin => origin with { Traits = origin.Traits & traits })]);

    /// <summary>With traits for those that are kin of others; itself where there are none.</summary>
    public Origins With(Traits traits, Origins others) => All.Any(others.IsKin)
        ? new([.. All.Select(origin => others.IsKin(origin) ? origin with { Traits = origin.Traits | traits } : origin)])
        : this;

    public bool Have(Traits traits) => All.All(origin => (origin.Traits & traits) == traits);

    private bool IsKin(Origin origin) => All.Any(origin.IsKin);

    private bool Has(Origin origin) => All.Any(origin.IsSame);
}
