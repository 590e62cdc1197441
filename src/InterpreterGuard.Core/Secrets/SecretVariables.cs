using System.Text;
using InterpreterGuard.Core.Values;

namespace InterpreterGuard.Core.Secrets;

/// <summary>
/// The variables that hold secrets of whoever sent them, so that they are known when they leave. Those with one secret under several names count as one, under the first. Safe from any thread; nothing
/// of it changes.
/// </summary>
public sealed class SecretVariables
{
    /// <summary>Variables that are looked for, first by name; more would make every byte that leaves dear.</summary>
    public const int VariablesMax = 32;

    /// <summary>There are none.</summary>
    public static readonly SecretVariables None = new([], []);

    private const int MarksMax = 3 * VariablesMax;

    private readonly Lazy<ValueMatcher<string>>? _matcher;

    private SecretVariables(IReadOnlyList<(string Variable, string Mark)> marks, IReadOnlyList<string> values)
    {
        Names = [.. marks.Select(mark => mark.Variable).Distinct(StringComparer.Ordinal)];
        if (marks.Count > 0)
            _matcher = new(() => Matcher(marks, values));
    }

    /// <summary>Their names, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Those of an environment whose name or value says that they hold a secret, and whose value is long and varied enough to be known again.</summary>
    public static SecretVariables Of(IReadOnlyDictionary<string, string> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        var secrets = environment
            .OrderBy(variable => variable.Key, StringComparer.Ordinal)
            .Select(variable => (variable.Key, Marks: SecretMarks.Of(variable.Key, variable.Value)))
            .Where(variable => variable.Marks.Count > 0)
            .Take(VariablesMax);
        foreach (var (name, marks) in secrets)
        {
            var owner = marks.Select(mark => owners.GetValueOrDefault(mark)).FirstOrDefault(known => known is not null) ?? name;
            foreach (var mark in marks)
                owners.TryAdd(mark, owner);
        }

        return owners.Count == 0 ? None : new([.. owners.Select(owner => (owner.Value, owner.Key)).Take(MarksMax)], [.. environment.Values]);
    }

    /// <summary>Looks for their values in one stream of bytes; <see langword="null"/> where there are none to find.</summary>
    public ValueScan<string>? Scan() => _matcher is null ? null : new(_matcher.Value);

    // Digits are the same turned by 13 letters, and a key may stand beside its own hexadecimal: what is there as it is is no disguise.
    private static ValueMatcher<string> Matcher(IReadOnlyList<(string Variable, string Mark)> marks, IReadOnlyList<string> values)
    {
        var matcher = ValueMatcher<string>.Of(marks);
        var scan = new ValueScan<string>(matcher);
        return matcher.Without(values.SelectMany(value => scan.Feed(Encoding.UTF8.GetBytes(value + '\n'))).Where(hit => hit.Encoding != ValueEncodings.Plain).ToHashSet());
    }
}
