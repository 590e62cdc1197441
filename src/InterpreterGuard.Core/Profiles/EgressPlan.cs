namespace InterpreterGuard.Core.Profiles;

/// <summary>Where the connections of a profile may go, and how many and how much. Two plans that say the same are equal.</summary>
public sealed record EgressPlan
{
    /// <summary>No destination at all.</summary>
    public static readonly EgressPlan Nowhere = new();

    private readonly Lazy<string> _text;

    public EgressPlan() => _text = new(Describe);

    // The text is of the copy's own values.
    private EgressPlan(EgressPlan other)
    {
        Destinations = other.Destinations;
        NeverReachable = other.NeverReachable;
        Limits = other.Limits;
        _text = new(Describe);
    }

    /// <summary>Destinations of all groups the profile names.</summary>
    public IReadOnlyList<EgressDestination> Destinations { get; init; } = [];

    /// <summary>Ranges that are refused whatever a name resolves to, unless a destination names a part of them itself.</summary>
    public IReadOnlyList<EgressRange> NeverReachable { get; init; } = [];

    public EgressLimits Limits { get; init; } = new();

    public bool Equals(EgressPlan? other) => other is not null && string.Equals(_text.Value, other._text.Value, StringComparison.Ordinal);

    public override int GetHashCode() => _text.Value.GetHashCode(StringComparison.Ordinal);

    private string Describe() => string.Join('\n', [.. Destinations.Select(destination => destination.ToString()), .. NeverReachable.Select(range => range.ToString()), Limits.ToString()]);
}
