using System.Text.Json;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Executions;

/// <summary>Reads arguments and environment.</summary>
internal sealed class InputsReader(HostSettings settings, ObjectReader body, List<FieldProblem> problems)
{
    /// <summary>Variables that steer the loader or the guard's own programs before the submission's first line.</summary>
    private static readonly string[] Reserved = ["GLIBC_TUNABLES", "BASH_ENV", "ENV", "SHELLOPTS", "BASHOPTS", "PS4", "PYTHONSTARTUP", "PYTHONHOME", "PYTHONINSPECT"];

    private static readonly string[] ReservedPrefixes = ["LD_", "GUARD_", "BASH_FUNC_", "MALLOC_"];

    public IReadOnlyList<string> Arguments()
    {
        if (body.Take("args", JsonValueKind.Array, "an array of strings") is not { } array)
            return [];
        if (array.GetArrayLength() > settings.ArgumentsMax)
        {
            body.Add("args", $"has {array.GetArrayLength()} entries; at most {settings.ArgumentsMax} are allowed");
            return [];
        }

        return [.. array.EnumerateArray().Select((element, index) => Value($"args[{index}]", element))];
    }

    public IReadOnlyDictionary<string, string> Environment()
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        if (body.Take("env", JsonValueKind.Object, "an object of strings") is not { } entries)
            return environment;
        if (entries.GetPropertyCount() > settings.EnvironmentMax)
        {
            body.Add("env", $"has {entries.GetPropertyCount()} entries; at most {settings.EnvironmentMax} are allowed");
            return environment;
        }

        foreach (var entry in entries.EnumerateObject())
        {
            var field = "env." + Nearest.Quote(entry.Name);
            if (NameProblem(entry.Name) is { } problem)
                problems.Add(new FieldProblem(field, problem));
            environment[entry.Name] = Value(field, entry.Value);
        }

        return environment;
    }

    private static string? NameProblem(string name)
    {
        if (name.Length is 0 or > 128 || char.IsAsciiDigit(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            return "is no variable's name; use letters, digits and '_', at most 128, not beginning with a digit";
        return Reserved.Contains(name, StringComparer.Ordinal) || ReservedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
            ? "is reserved: it would steer the loader or the interpreter's start; choose another name"
            : null;
    }

    private string Value(string field, JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            problems.Add(new FieldProblem(field, "must be a string"));
            return "";
        }

        var text = element.GetString()!;
        if (text.Length > settings.ArgumentCharactersMax)
            problems.Add(new FieldProblem(field, $"has {text.Length} characters; at most {settings.ArgumentCharactersMax} are allowed. Use stdin or a file"));
        if (text.Contains('\0', StringComparison.Ordinal))
            problems.Add(new FieldProblem(field, "has a NUL character; the kernel takes none there"));
        return text;
    }
}
