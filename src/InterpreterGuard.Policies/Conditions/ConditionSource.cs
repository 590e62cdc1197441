using System.Text;
using InterpreterGuard.Policies.Lists;

namespace InterpreterGuard.Policies.Conditions;

/// <summary>
/// Writes the C# that conditions are compiled as: for each kind of fact a small struct whose members are the fact's fields, and each condition as it
/// stands in the policy, a method of that struct. Nothing is rewritten but constant patterns, which become fields made beforehand.
/// </summary>
internal sealed class ConditionSource
{
    public const string ClassName = "CompiledConditions";
    public const string ListsName = "lists";

    private readonly StringBuilder _text = new();

    private ConditionSource()
    {
    }

    public string Text => _text.ToString();

    /// <summary>Where each condition begins in <see cref="Text"/>, in order.</summary>
    public List<(int Start, ConditionShape Shape)> Places { get; } = [];

    /// <summary>The patterns by the name of their field.</summary>
    public List<(string Field, PatternLiteral Pattern)> Patterns { get; } = [];

    public static string MethodName(string id) => "When_" + id;

    public static string ViewName(FactKind kind) => "On_" + kind.Name.Replace('.', '_');

    public static ConditionSource Write(IReadOnlyList<ConditionShape> shapes, IReadOnlyDictionary<string, IPolicyList> lists)
    {
        var source = new ConditionSource();
        source.WriteHead(lists);
        foreach (var kind in shapes.GroupBy(shape => shape.Condition.Kind))
            source.WriteKind(kind.Key, kind);
        foreach (var (field, _) in source.Patterns)
            source._text.Append("public static System.Text.RegularExpressions.Regex ").Append(field).Append(";\n");
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
        _text.Append("}\n");
    }

    private void WriteKind(FactKind kind, IEnumerable<ConditionShape> shapes)
    {
        var view = ViewName(kind);
        _text.Append("public readonly struct ").Append(view).Append("(global::").Append(kind.Type.FullName)
            .Append(" _fact, global::InterpreterGuard.Core.Profiles.Profile _profile) {\n")
            .Append("private ProfileView profile => new(_profile);\n");
        foreach (var field in kind.Fields)
            _text.Append("private ").Append(field.SourceType).Append(' ').Append(field.Name).Append(" => ").Append(field.SourceGetter).Append(";\n");
        foreach (var shape in shapes)
            WriteCondition(kind, view, shape);
        _text.Append("}\n");
    }

    private void WriteCondition(FactKind kind, string view, ConditionShape shape)
    {
        var id = shape.Condition.Id;
        _text.Append("public static bool ").Append(MethodName(id)).Append("(InterpreterGuard.Core.Facts.Fact fact, InterpreterGuard.Core.Profiles.Profile profile) => new ")
            .Append(view).Append("((global::").Append(kind.Type.FullName).Append(")fact, profile).").Append(id).Append("();\n")
            .Append("private bool ").Append(id).Append("() =>\n");
        Places.Add((_text.Length, shape));
        var condition = shape.Condition.Text.Value;
        var written = 0;
        foreach (var pattern in shape.Patterns.OrderBy(pattern => pattern.Span.Start))
        {
            var field = $"p{Patterns.Count}";
            Patterns.Add((field, pattern));
            // Padded to the same length, so that places behind it stay true.
            _text.Append(condition, written, pattern.Span.Start - written).Append(field.PadRight(pattern.Span.Length));
            written = pattern.Span.End;
        }
        _text.Append(condition, written, condition.Length - written).Append("\n;\n");
    }
}
