using System.Text;
using InterpreterGuard.Policies.Lists;

namespace InterpreterGuard.Policies.Conditions;

/// <summary>
/// Writes the C# that conditions are compiled as: for each kind of fact a small struct whose members are the fact's fields, and each condition as it
/// stands in the policy, a method of that struct. Nothing is rewritten but constant patterns, networks and
/// windows, which become fields made beforehand.
/// </summary>
internal sealed class ConditionSource
{
    public const string ClassName = "CompiledConditions";
    public const string ListsName = "lists";

    private const string Memory = "global::InterpreterGuard.Policies.Windows.RuleMemory";
    private const string Counter = "global::InterpreterGuard.Policies.Windows.Counter";

    private static readonly string[] Values = ["string", "long"];

    // Text and numbers, in every combination.
    private static readonly string Counters = string.Join('\n', (string[])
    [
        $"private int count({Counter} over) => _memory.Count(over);",
        .. Values.Select(by => $"private int count({by} by, {Counter} over) => _memory.CountBy(over, by);"),
        $"private int regular({Counter} over) => _memory.Count(over);",
        .. Values.Select(by => $"private int regular({by} by, {Counter} over) => _memory.CountBy(over, by);"),
        .. Values.Select(of => $"private int distinct({of} of, {Counter} over) => _memory.Distinct(over, of);"),
        .. Values.SelectMany(_ => Values, (of, by) => $"private int distinct({of} of, {by} by, {Counter} over) => _memory.DistinctBy(over, of, by);"),
        "",
    ]);

    private readonly StringBuilder _text = new();

    private ConditionSource()
    {
    }

    public string Text => _text.ToString();

    /// <summary>Where each condition begins in <see cref="Text"/>, in order.</summary>
    public List<(int Start, ConditionShape Shape)> Places { get; } = [];

    /// <summary>Patterns, networks and counters by the name of their field.</summary>
    public List<(string Field, LoadedConstant Constant)> Constants { get; } = [];

    public static string MethodName(string id) => "When_" + id;

    public static string ViewName(FactKind kind) => "On_" + kind.Name.Replace('.', '_');

    public static ConditionSource Write(IReadOnlyList<ConditionShape> shapes, IReadOnlyDictionary<string, IPolicyList> lists)
    {
        var source = new ConditionSource();
        source.WriteHead(lists);
        foreach (var kind in shapes.GroupBy(shape => shape.Condition.Kind))
            source.WriteKind(kind.Key, [.. kind]);
        foreach (var (field, constant) in source.Constants)
            source._text.Append("public static ").Append(constant.Value.GetType().FullName).Append(' ').Append(field).Append(";\n");
        source._text.Append("}\n");
        return source;
    }

    private void WriteHead(IReadOnlyDictionary<string, IPolicyList> lists)
    {
        _text.Append("using InterpreterGuard.Policies.Conditions;\n")
            .Append("public static class ").Append(ClassName).Append(" {\n")
            .Append("public static class ").Append(ListsName).Append(" {\n");
        foreach (var (name, list) in lists)
            _text.Append("public static ").Append(list.GetType().FullName).Append(' ').Append(name).Append(";\n");
        _text.Append("}\npublic readonly struct ProfileView(InterpreterGuard.Core.Profiles.Profile _profile) {\n");
        foreach (var field in ProfileField.All)
            _text.Append("public ").Append(field.SourceType).Append(' ').Append(field.Name).Append(" => ").Append(field.SourceGetter).Append(";\n");
        _text.Append("}\npublic readonly struct TimeView(").Append(Memory).Append(" _memory) {\n");
        foreach (var field in TimeField.All)
            _text.Append("public ").Append(field.SourceType).Append(' ').Append(field.Name).Append(" => ").Append(field.SourceGetter).Append(";\n");
        _text.Append("}\n");
    }

    private void WriteKind(FactKind kind, IReadOnlyList<ConditionShape> shapes)
    {
        var view = ViewName(kind);
        _text.Append("public readonly struct ").Append(view).Append("(global::").Append(kind.Type.FullName)
            .Append(" _fact, global::InterpreterGuard.Core.Profiles.Profile _profile, ").Append(Memory).Append(" _memory) {\n")
            .Append("private ProfileView profile => new(_profile);\nprivate TimeView time => new(_memory);\n")
            .Append(shapes.Any(shape => shape.Constants.Any(constant => constant.Value is Windows.Counter)) ? Counters : "");
        foreach (var field in kind.Fields)
            _text.Append("private ").Append(field.SourceType).Append(' ').Append(field.Name).Append(" => ").Append(field.SourceGetter).Append(";\n");
        foreach (var shape in shapes)
            WriteCondition(kind, view, shape);
        _text.Append("}\n");
    }

    private void WriteCondition(FactKind kind, string view, ConditionShape shape)
    {
        var id = shape.Condition.Id;
        _text.Append("public static bool ").Append(MethodName(id)).Append("(InterpreterGuard.Core.Facts.Fact fact, InterpreterGuard.Core.Profiles.Profile profile, ")
            .Append(Memory).Append(" memory) => new ").Append(view).Append("((global::").Append(kind.Type.FullName).Append(")fact, profile, memory).").Append(id).Append("();\n")
            .Append("private bool ").Append(id).Append("() =>\n");
        Places.Add((_text.Length, shape));
        var condition = shape.Condition.Text.Value;
        var written = 0;
        foreach (var constant in shape.Constants.OrderBy(constant => constant.Span.Start))
        {
            var field = $"c{Constants.Count}";
            Constants.Add((field, constant));
            // Padded to the same length, so that places behind it stay true.
            _text.Append(condition, written, constant.Span.Start - written).Append(field.PadRight(constant.Span.Length));
            written = constant.Span.End;
        }
        _text.Append(condition, written, condition.Length - written).Append("\n;\n");
    }
}
