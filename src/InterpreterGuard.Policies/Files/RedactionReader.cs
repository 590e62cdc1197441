using InterpreterGuard.Policies.Redacting;
using InterpreterGuard.Policies.Schema.Shapes;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Files;

/// <summary>Reads <c>redaction.yaml</c>. Each pattern is tried on its own samples, so that one that masks nothing, or everything, does not load.</summary>
internal static class RedactionReader
{
    private const int PatternsMax = 100;

    public static Redaction Read(YamlNode root)
    {
        var reader = new MappingReader(root, RedactionShape.Shape);
        var (output, atRest) = (reader.YesNo("output"), reader.YesNo("at_rest"));
        var patterns = new List<SecretPattern>();
        switch (reader.Required("patterns"))
        {
            case YamlMapping named when named.Entries.Count > PatternsMax:
                named.Problem($"{named.Entries.Count} patterns stand here; at most {PatternsMax} are allowed.");
                break;
            case YamlMapping named:
                foreach (var (key, value) in named.Entries)
                {
                    if (!Names.IsName(key.Value))
                        key.Problem($"'{Problems.Cut(key.Value)}' is no name for a pattern: {Names.Rule}.");
                    else if (ReadPattern(key.Value, value) is { } pattern)
                        patterns.Add(pattern);
                }
                break;
            case { } other:
                other.Problem($"'patterns' holds patterns, each under its name; this is {other.Called}.");
                break;
        }
        reader.End();
        return new(patterns, output, atRest);
    }

    private static SecretPattern? ReadPattern(string name, YamlNode node)
    {
        var reader = new MappingReader(node, RedactionShape.Pattern);
        reader.RequiredText("why");
        var text = reader.RequiredText("pattern");
        var (masks, spares) = (reader.Texts("masks"), reader.Texts("spares"));
        foreach (var key in (string[])["masks", "spares"])
        {
            if (reader.Required(key) is not null && reader.Texts(key).Count == 0)
                node.Problem($"A pattern has at least one text under '{key}'.");
        }
        reader.End();
        if (text is null || Compile(name, text) is not { } pattern)
            return null;

        var alone = new Redaction([pattern], output: false);
        foreach (var sample in masks.Where(sample => string.Equals(alone.Mask(sample.Value), sample.Value, StringComparison.Ordinal)))
            sample.Problem($"The pattern '{name}' masks nothing in '{Problems.Cut(sample.Value)}'.");
        foreach (var sample in spares.Where(sample => !string.Equals(alone.Mask(sample.Value), sample.Value, StringComparison.Ordinal)))
            sample.Problem($"The pattern '{name}' masks something in '{Problems.Cut(sample.Value)}', which it must spare.");
        return pattern;
    }

    private static SecretPattern? Compile(string name, YamlScalar text)
    {
        try
        {
            var regex = LinearPatterns.Build(text.Value);
            if (!regex.IsMatch(""))
                return new(name, regex);
            text.Problem("The pattern matches the empty text: it would mask everywhere.");
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            text.Problem($"The pattern is not usable: {Problems.Cut(problem.Message)}");
        }
        return null;
    }
}
