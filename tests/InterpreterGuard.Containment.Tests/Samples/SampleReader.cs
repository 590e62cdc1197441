using System.Globalization;

namespace InterpreterGuard.Containment.Tests.Samples;

/// <summary>Reads a sample and says everything that is wrong with its header at once.</summary>
internal static class SampleReader
{
    private static readonly string[] _everyone = ["expect", "stdin", "arg", "note"];
    private static readonly string[] _honest = [.. _everyone, "exit", "stdout", "stdout-contains"];
    private static readonly string[] _abuse = [.. _everyone, "threat", "at", "family", "severity", "decision"];

    /// <param name="name">The path below the samples folder; its first part says whether the sample is honest.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="FormatException">The header breaks the format.</exception>
    public static Sample Read(string name, string text)
    {
        var problems = new List<string>();
        var header = SampleHeader.Read(text, problems);
        var abuse = name.StartsWith("abuse/", StringComparison.Ordinal);

        if (header.Keys.FirstOrDefault() != "expect")
            problems.Add("the first line must be '# expect: …'");
        foreach (var key in header.Keys.Except(abuse ? _abuse : _honest, StringComparer.Ordinal))
            problems.Add($"'{key}' is no key of {(abuse ? "an abuse" : "an honest")} sample");

        var sample = new Sample
        {
            Name = name,
            Language = LanguageOf(name, problems),
            Code = text,
            Expect = Enum.TryParse<SampleExpectation>(header.OneOf("expect", abuse ? ["detected"] : ["completed", "failed"]), ignoreCase: true, out var expect) ? expect : default,
            Exit = ExitOf(header),
            Stdout = header.All("stdout"),
            StdoutContains = header.All("stdout-contains"),
            Stdin = header.All("stdin"),
            Arguments = header.All("arg"),
            Threat = abuse ? ThreatOf(header) : null,
        };
        if (sample.Stdout.Count > 0 && sample.StdoutContains.Count > 0)
            problems.Add("'stdout' and 'stdout-contains' exclude each other");
        return problems.Count == 0 ? sample : throw new FormatException($"{name}: {string.Join("; ", problems)}");
    }

    private static string LanguageOf(string name, List<string> problems)
    {
        switch (Path.GetExtension(name))
        {
            case ".py": return "python";
            case ".js": return "javascript";
            case ".cs": return "csharp";
            case ".sh": return "shell";
            default:
                problems.Add("the name must end in .py, .js, .cs or .sh");
                return "";
        }
    }

    private static int? ExitOf(SampleHeader header)
    {
        if (header.Optional("exit") is not { } text)
            return null;
        if (byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            return code;
        header.Problems.Add($"'exit' is '{text}'; it must be a whole number from 0 to 255");
        return null;
    }

    private static SampleThreat ThreatOf(SampleHeader header)
    {
        var words = (header.Optional("threat") ?? "").Split(' ', 2);
        if (!int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 40 || words.Length < 2)
            header.Problems.Add("'threat' must be a number from 1 to 40 and a name");
        return new SampleThreat(
            number,
            words[^1],
            header.OneOf("at", SampleThreat.Places),
            header.OneOf("family", SampleThreat.Families),
            header.OneOf("severity", [.. SampleThreat.Severities.Skip(1)]),
            header.OneOf("decision", SampleThreat.Decisions));
    }
}
