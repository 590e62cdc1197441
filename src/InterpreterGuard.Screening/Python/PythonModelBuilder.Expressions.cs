using System.Runtime.CompilerServices;
using System.Text.Json;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Python;

/// <summary>Expressions.</summary>
internal sealed partial class PythonModelBuilder
{
    private List<Node> Expressions(PythonTree node, int field) => [.. node.List(field).Where(item => !item.Missing).Select(Expression)];

    private Node? Optional(PythonTree node) => node.Missing ? null : Expression(node);

    private Node Expression(PythonTree node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var span = Span(node);
        return node.Kind switch
        {
            "Constant" => new Literal(span, Constant(node)),
            "Name" => new Name(span, node.Text(0)),
            "Attribute" => new Model.Attribute(span, Expression(node[0]), node.Text(1)),
            "Call" => new Call(span, Expression(node[0]), Expressions(node, 1), Keywords(node, 2)),
            "BinOp" => new Binary(span, node.Text(1), Expression(node[0]), Expression(node[2])),
            "UnaryOp" => Unary(node, span),
            "BoolOp" => new Test(span, node.Text(0), Expressions(node, 1)),
            "Compare" => Compare(node, span),
            "Subscript" => new Subscript(span, Expression(node[0]), Expression(node[1])),
            "Slice" => new Slice(span, Optional(node[0]), Optional(node[1]), Optional(node[2])),
            "Starred" => new Starred(span, Expression(node[0])),
            "JoinedStr" => new Join(span, Expressions(node, 0)),
            "FormattedValue" => Formatted(node, span),
            "List" or "Tuple" or "Set" => new ListLiteral(span, Expressions(node, 0)),
            "Dict" => new MapLiteral(span, [.. node.List(0).Select(Optional)], Expressions(node, 1)),
            "ListComp" or "SetComp" or "GeneratorExp" => new Comprehension(span, Expression(node[0]), Walks(node, 1)),
            "DictComp" => new Comprehension(span, new ListLiteral(span, [Expression(node[0]), Expression(node[1])]), Walks(node, 2)),
            "Lambda" => Lambda(node, span),
            "IfExp" => new Conditional(span, Expression(node[0]), Expression(node[1]), Expression(node[2])),
            "NamedExpr" => new Assign(span, [Expression(node[0])], Expression(node[1])),
            "Await" => Expression(node[0]),
            "Yield" or "YieldFrom" => new Group(span, [.. new[] { Yield(node, span).Value }.OfType<Node>()]),
            _ => new Group(span, [.. node.Children().Select(Any)]),
        };
    }

    private Function Lambda(PythonTree node, SourceSpan span)
    {
        var body = Expression(node[1]);
        return new Function(span, "", Parameters(node[0]), new Return(body.Span, body), []);
    }

    /// <summary>A format specification pads and rounds: what it does is not followed, but what it formats is.</summary>
    private Node Formatted(PythonTree node, SourceSpan span)
    {
        var value = Expression(node[0]);
        return node[2].Missing ? value : new Group(span, [value]);
    }

    private Node Unary(PythonTree node, SourceSpan span) => Expression(node[1]) switch
    {
        Literal { Value: NumberValue number } when node.Text(0) == "USub" => new Literal(span, new NumberValue(-number.Number)),
        Literal { Value: NumberValue number } when node.Text(0) == "Invert" => new Literal(span, new NumberValue(~number.Number)),
        var operand when node.Text(0) == "Not" => new Test(span, "Not", [operand]),
        var operand => new Group(span, [operand]),
    };

    private Group Compare(PythonTree node, SourceSpan span)
    {
        List<Node> operands = [Expression(node[0]), .. Expressions(node, 2)];
        return operands.Count == 2 && node.Raw(1)[0].GetString() is "Eq" or "NotEq" or "In" or "NotIn" or "Is" or "IsNot"
            ? new Test(span, node.Raw(1)[0].GetString()!.Replace("IsNot", "NotEq", StringComparison.Ordinal).Replace("Is", "Eq", StringComparison.Ordinal), operands)
            : new Group(span, operands);
    }

    private List<Keyword> Keywords(PythonTree node, int field) =>
        [.. node.List(field).Select(keyword => new Keyword(keyword.Text(0) is { Length: > 0 } name ? name : null, Expression(keyword[1])))];

    private List<Walk> Walks(PythonTree node, int field) =>
        [.. node.List(field).Select(walk => new Walk(Expression(walk[0]), Expression(walk[1]), Expressions(walk, 2)))];

    private static Value? Constant(PythonTree node) => node.Text(0) switch
    {
        "s" => new TextValue(node.Text(1)),
        "b" => new BytesValue(node.Raw(1).GetBytesFromBase64()),
        "i" => new NumberValue(node.Raw(1).GetInt64()),
        "t" => new TruthValue(node.Raw(1).ValueKind is JsonValueKind.True),
        "n" => new NothingValue(),
        _ => null,
    };
}
