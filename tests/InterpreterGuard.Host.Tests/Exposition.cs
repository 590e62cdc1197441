using System.Globalization;
using System.Text.RegularExpressions;

namespace InterpreterGuard.Host.Tests;

/// <summary>A strict reader of Prometheus' text format: every line must be known, every series must belong to a family declared before it, and none may stand twice.</summary>
internal sealed partial class Exposition
{
    private static readonly string[] Suffixes = ["", "_bucket", "_sum", "_count"];
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);

    private Exposition()
    {
    }

    /// <summary>Values by name and labels as written.</summary>
    public Dictionary<string, double> Series { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    public static Exposition Parse(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        var read = new Exposition();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line != "# EOF"))
        {
            if (Comment.Match(line) is { Success: true } comment)
            {
                if (comment.Groups["what"].Value == "TYPE")
                    read._types.Add(comment.Groups["name"].Value, comment.Groups["text"].Value);
                continue;
            }

            var sample = Sample.Match(line);
            Assert.True(sample.Success, $"not a line of the format: {line}");
            var name = sample.Groups["name"].Value;
            Assert.True(Suffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal) && read._types.ContainsKey(name[..^suffix.Length])), $"no type was declared for {line}");
            Assert.True(read.Series.TryAdd(name + sample.Groups["labels"].Value, Number(sample.Groups["value"].Value)), $"twice: {line}");
            read.Names.Add(name);
        }

        return read;
    }

    /// <summary>The sum of all series of a name whose labels hold these.</summary>
    public double Sum(string name, params string[] labels) => Series
        .Where(one => one.Key.Split('{')[0] == name && labels.All(label => one.Key.Contains(label, StringComparison.Ordinal)))
        .Sum(one => one.Value);

    private static double Number(string text) => text switch { "+Inf" => double.PositiveInfinity, "-Inf" => double.NegativeInfinity, "NaN" => double.NaN, _ => double.Parse(text, CultureInfo.InvariantCulture) };

    [GeneratedRegex("""^# (?<what>TYPE|HELP|UNIT) (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<text>.*)$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Comment { get; }

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?<labels>\{([a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\["\\n])*",?)*\})? (?<value>[-+]?(Inf|NaN|[0-9.]+([eE][-+]?[0-9]+)?))( [0-9]+)?$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Sample { get; }
}
