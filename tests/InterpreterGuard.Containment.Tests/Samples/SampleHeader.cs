using System.Text.RegularExpressions;

namespace InterpreterGuard.Containment.Tests.Samples;

/// <summary>The lines <c># key: value</c> (<c>// key: value</c> in JavaScript and C#) at the beginning of a sample, in order, and what is wrong with their form.</summary>
internal sealed partial class SampleHeader
{
    private readonly List<(string Key, string Value)> _lines = [];

    private SampleHeader(List<string> problems) => Problems = problems;

    public List<string> Problems { get; }

    public IEnumerable<string> Keys => _lines.Select(line => line.Key);

    public static SampleHeader Read(string text, List<string> problems)
    {
        var header = new SampleHeader(problems);
        foreach (var line in text.Split('\n'))
        {
            if (line.Length == 0)
                return header;
            if (Line().Match(line) is not { Success: true } match)
            {
                problems.Add($"'{line}' stands in the header; expected '# key: value', or an empty line behind the header");
                return header;
            }

            header._lines.Add((match.Groups["key"].Value, match.Groups["value"].Value));
        }

        problems.Add("there is nothing but a header");
        return header;
    }

    public IReadOnlyList<string> All(string key) => [.. _lines.Where(line => line.Key == key).Select(line => line.Value)];

    /// <summary>The value of a key that stands there once or not at all.</summary>
    public string? Optional(string key)
    {
        var values = All(key);
        if (values.Count > 1)
            Problems.Add($"'{key}' is given {values.Count} times; once is enough");
        return values.Count == 0 ? null : values[0];
    }

    /// <summary>The value of a key that must be one of <paramref name="allowed"/>.</summary>
    public string OneOf(string key, IReadOnlyList<string> allowed)
    {
        var value = Optional(key);
        if (value is null)
            Problems.Add($"'{key}' is missing");
        else if (!allowed.Contains(value, StringComparer.Ordinal))
            Problems.Add($"'{key}' is '{value}'; it must be one of {string.Join(", ", allowed)}");
        return value ?? "";
    }

    [GeneratedRegex("^(#|//) (?<key>[a-z][a-z-]*):(?: (?<value>.*))?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}
