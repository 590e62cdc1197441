using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Policies.Lists;

namespace InterpreterGuard.Policies;

/// <summary>What <c>egress.yaml</c> says.</summary>
/// <param name="Ranges">Ranges that no profile ever reaches, by name.</param>
public sealed record EgressRules(IReadOnlyDictionary<string, AddressList> Ranges)
{
    /// <summary>Of a policy without the file: nothing is named, and nothing is reachable all the same.</summary>
    public static readonly EgressRules Unsaid = new(new Dictionary<string, AddressList>(StringComparer.Ordinal));

    /// <summary>What a profile's <c>egress</c> may say.</summary>
    public IReadOnlyList<EgressMode> Modes { get; init; } = [EgressMode.None, EgressMode.Allow, EgressMode.Sinkhole];

    /// <summary>The same ranges as networks.</summary>
    public IReadOnlyList<EgressRange> NeverReachable { get; init; } = [];

    /// <summary>What profiles may name, by the group's name.</summary>
    public IReadOnlyDictionary<string, EgressDestination> Destinations { get; init; } = new Dictionary<string, EgressDestination>(StringComparer.Ordinal);

    /// <summary>The range an address lies in; <see langword="null"/> when it is in none.</summary>
    public string? RangeOf(string address) => Ranges.FirstOrDefault(range => range.Value.Has(address)).Key;
}
