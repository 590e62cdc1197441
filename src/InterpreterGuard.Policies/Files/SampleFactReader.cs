using System.Globalization;
using System.Reflection;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Policies.Conditions;
using InterpreterGuard.Policies.Yaml;

namespace InterpreterGuard.Policies.Files;

/// <summary>
/// Builds a fact out of a sample in a rule. Fields that follow from others are filled in as a sensor would: the name from a path, the text from the
/// arguments. Everything else that is not written is empty, 0 or false.
/// </summary>
internal static class SampleFactReader
{
    public static Fact? Read(YamlNode node, FactKind kind)
    {
        if (node is not YamlMapping mapping)
        {
            node.Problem($"A sample is a file or a fact with the fields of {kind.Name}; this is {node.Called}.");
            return null;
        }
        // Required members are the compiler's business; here what is missing is empty.
        var fact = (Fact)Activator.CreateInstance(kind.Type)!;
        foreach (var field in kind.Fields.Where(field => field.Property.PropertyType == typeof(string) && field.Property.GetValue(fact) is null))
            field.Property.SetValue(fact, "");
        if (fact is CodeFact)
        {
            SetProperty(fact, nameof(CodeFact.Language), Language.Python);
            SetProperty(fact, nameof(CodeFact.Span), SourceSpan.Start);
        }
        foreach (var (key, value) in mapping.Entries)
        {
            var field = kind.Fields.FirstOrDefault(field => string.Equals(field.Name, key.Value, StringComparison.Ordinal) && field.Property.CanWrite);
            if (field is null)
                key.Problem($"'{Problems.Cut(key.Value)}' is no field of {kind.Name}.{Problems.Meant(key.Value, kind.Fields.Select(known => known.Name))}");
            else if (Convert(field.Property.PropertyType, value) is { } converted)
                field.Property.SetValue(fact, converted);
            else
                value.Problem($"'{field.Name}' is {field.TypeName}; this is {value.Called}.");
        }
        return Complete(fact);
    }

    private static Fact Complete(Fact fact)
    {
        if (fact is CodeCall { Text.Length: 0 } call)
            return call with { Text = string.Join(' ', call.Arguments.Concat(call.Keywords.Values).Where(text => text is not null)) };
        if (fact is not ProcessExec exec)
            return fact;
        if (exec.CommandLine.Length == 0)
            exec = exec with { CommandLine = string.Join(' ', exec.Arguments) };
        return exec.Name.Length == 0 ? exec with { Name = Path.GetFileName(exec.Path) } : exec;
    }

    private static object? Convert(Type type, YamlNode node) => node switch
    {
        YamlScalar text when type == typeof(string) => text.Value,
        YamlScalar text when type == typeof(Language) => new Language(text.Value),
        YamlScalar text when type == typeof(bool) => text.Value switch { "true" => true, "false" => false, _ => null },
        YamlScalar text when type == typeof(int) => Number(text.Value) is { } number && number == (int)number ? (int)number : null,
        YamlScalar text when type == typeof(long) => Number(text.Value),
        YamlSequence list when type == typeof(IReadOnlyList<string>) && list.Items.All(item => item is YamlScalar) =>
            list.Items.Select(item => ((YamlScalar)item).Value).ToList(),
        YamlSequence list when type == typeof(IReadOnlyList<ulong>) && list.Items.All(item => item is YamlScalar text && Number(text.Value) is not null) =>
            list.Items.Select(item => (ulong)Number(((YamlScalar)item).Value)!.Value).ToList(),
        YamlMapping map when type == typeof(IReadOnlyDictionary<string, string>) && map.Entries.All(entry => entry.Value is YamlScalar) =>
            map.Entries.ToDictionary(entry => entry.Key.Value, entry => (string?)((YamlScalar)entry.Value).Value, StringComparer.Ordinal),
        _ => null,
    };

    private static long? Number(string text) =>
        text.StartsWith("0x", StringComparison.Ordinal)
            ? long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? hex : null
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static void SetProperty(Fact fact, string name, object value) =>
        fact.GetType().GetProperty(name, BindingFlags.Public | BindingFlags.Instance)!.SetValue(fact, value);
}
