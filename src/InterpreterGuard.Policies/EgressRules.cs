using InterpreterGuard.Policies.Lists;

namespace InterpreterGuard.Policies;

/// <summary>What <c>egress.yaml</c> says.</summary>
/// <param name="Ranges">Ranges that no profile ever reaches, by name.</param>
public sealed record EgressRules(IReadOnlyDictionary<string, AddressList> Ranges)
{
    /// <summary>Of a policy without the file: nothing is named, and nothing is reachable all the same.</summary>
    public static readonly EgressRules Unsaid = new(new Dictionary<string, AddressList>(StringComparer.Ordinal));

    /// <summary>The range an address lies in; <see langword="null"/> when it is in none.</summary>
    public string? RangeOf(string address) => Ranges.FirstOrDefault(range => range.Value.Has(address)).Key;
}
