using System.Globalization;
using System.Text;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Policies.Conditions;

namespace InterpreterGuard.Policies.Learning;

/// <summary>
/// Says of a fact, as a condition, what it is: by all the fields that tell one from another, or by the first of them alone. Text that is long is no mark,
/// it is content.
/// </summary>
internal static class FactMarks
{
    private const int TextMax = 200;

    private static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        [CodeImport.KindName] = ["module", "name"],
        [CodeCall.KindName] = ["name", "text"],
        [CodeString.KindName] = ["value"],
        [CodeAttribute.KindName] = ["name"],
        [CodeAssign.KindName] = ["name", "value"],
        [CodeHidden.KindName] = ["technique", "decoded"],
        [CodeFlow.KindName] = ["sink", "source", "sink_name", "source_name"],
        [ProcessExec.KindName] = ["path", "command_line"],
        [ProcessRedirect.KindName] = ["source", "target"],
        [ProcessSignal.KindName] = ["signal", "target"],
        [ProcessIdentity.KindName] = ["syscall", "asked"],
        [ProcessMemoryFile.KindName] = ["name"],
        [SyscallForbidden.KindName] = ["name", "detail"],
        [NetworkSocket.KindName] = ["family", "socket_type", "protocol"],
        [NetworkConnect.KindName] = ["address", "port", "path"],
        [NetworkSend.KindName] = ["address", "port", "path"],
        [NetworkBind.KindName] = ["address", "port", "path"],
        [FileOpen.KindName] = ["path", "writing"],
        [FileMap.KindName] = ["path"],
        [FileChange.KindName] = ["path", "change"],
        [ResourceLimit.KindName] = ["resource"],
    };

    /// <summary>By everything that tells it; <see langword="null"/> when something of it is too long to be written down.</summary>
    public static string? Narrow(Fact fact) => Fields.TryGetValue(fact.Kind, out var names) ? Condition(fact, names) : null;

    /// <summary>By its first field alone; <see langword="null"/> when that would be the same, or is nothing.</summary>
    public static string? Wide(Fact fact) => Fields.TryGetValue(fact.Kind, out var names) && names.Length > 1 ? Condition(fact, names[..1]) : null;

    private static string? Condition(Fact fact, string[] names)
    {
        var parts = new List<string>();
        foreach (var name in names)
        {
            var field = FactKind.All[fact.Kind].Fields.First(field => string.Equals(field.Name, name, StringComparison.Ordinal));
            switch (field.Property.GetValue(fact))
            {
                case string { Length: > TextMax }:
                    return null;

                // The first field is the fact's name; others that are empty tell nothing.
                case string text when text.Length > 0 || parts.Count == 0:
                    parts.Add($"{name} == {Literal(text)}");
                    break;
                case bool truth:
                    parts.Add(truth ? name : "!" + name);
                    break;
                case IFormattable number:
                    parts.Add($"{name} == {number.ToString(format: null, CultureInfo.InvariantCulture)}");
                    break;
            }
        }

        return string.Join(" && ", parts);
    }

    private static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var character in text)
        {
            if (character is '"' or '\\')
                literal.Append('\\').Append(character);
            else if (character is < ' ' or > '~')
                literal.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            else
                literal.Append(character);
        }

        return literal.Append('"').ToString();
    }
}
