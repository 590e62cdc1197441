using InterpreterGuard.Core.Values;

namespace InterpreterGuard.Core.Secrets;

/// <summary>The variables of one execution that hold secrets of whoever sent it, so that they are known when they leave. Safe from any thread; nothing of it changes.</summary>
public sealed class SecretVariables
{
    /// <summary>Variables that are looked for, first by name; the table of all their ways to be written stays in the processor's cache.</summary>
    public const int VariablesMax = 32;

    /// <summary>There are none.</summary>
    public static readonly SecretVariables None = new([]);

    private readonly ValueMatcher<string>? _matcher;

    private SecretVariables(IReadOnlyList<(string Variable, string Mark)> marks)
    {
        Names = [.. marks.Select(mark => mark.Variable).Distinct(StringComparer.Ordinal)];
        if (marks.Count > 0)
            _matcher = new(marks);
    }

    /// <summary>Their names, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Those of an environment whose name or value says that they hold a secret, and whose value is long and varied enough to be known again.</summary>
    public static SecretVariables Of(IReadOnlyDictionary<string, string> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var marks = environment
            .OrderBy(variable => variable.Key, StringComparer.Ordinal)
            .Select(variable => (variable.Key, Marks: SecretMarks.Of(variable.Key, variable.Value)))
            .Where(variable => variable.Marks.Count > 0)
            .Take(VariablesMax)
            .SelectMany(variable => variable.Marks.Select(mark => (variable.Key, mark)))
            .ToList();
        return marks.Count == 0 ? None : new(marks);
    }

    /// <summary>Looks for their values in one stream of bytes; <see langword="null"/> where there are none to find.</summary>
    public ValueScan<string>? Scan() => _matcher is null ? null : new(_matcher);
}
