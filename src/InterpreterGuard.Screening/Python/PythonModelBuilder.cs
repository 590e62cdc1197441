using System.Runtime.CompilerServices;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Screening.Model;
using InterpreterGuard.Screening.Parsing;

namespace InterpreterGuard.Screening.Python;

/// <summary>From CPython's tree to the model: statements. Expressions and functions are in the other parts.</summary>
internal sealed partial class PythonModelBuilder(SpanMap spans)
{
    public Node Module(PythonTree module) => Body(module, 0);

    private SourceSpan Span(PythonTree node) => spans.Span(node.Place(1), node.Place(2), node.Place(3), node.Place(4));

    private Block Body(PythonTree node, int field) => new(SourceSpan.Start, Statements(node, field));

    private List<Node> Statements(PythonTree node, int field) => [.. node.List(field).Select(Statement)];

    private Node Statement(PythonTree node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var span = Span(node);
        return node.Kind switch
        {
            "Expr" when node[0].Kind is "Yield" or "YieldFrom" => Yield(node[0], span),
            "Expr" => new Statement(span, Expression(node[0])),
            "Assign" => new Assign(span, Expressions(node, 0), Expression(node[1])),
            "AugAssign" => new Assign(span, [Expression(node[0])], new Binary(span, node.Text(1), Expression(node[0]), Expression(node[2]))),
            "AnnAssign" => new Assign(span, [Expression(node[0])], Optional(node[2])),
            "Import" => new Block(span, [.. node.List(0).Select(alias => new Import(span, alias.Text(0), "", alias.Text(1)))]),
            "ImportFrom" => ImportFrom(node, span),
            "FunctionDef" or "AsyncFunctionDef" => Function(node, span),
            "ClassDef" => new Class(span, node.Text(0), Expressions(node, 1), Body(node, 3), Expressions(node, 4)),
            "Return" => new Return(span, Optional(node[0])),
            "Break" => new Break(span),
            "Raise" or "Continue" => new Leave(span, [.. node.Children().Select(Any)]),
            "If" => new Branch(span, [Expression(node[0])], [Body(node, 1), Body(node, 2)]),
            "For" or "AsyncFor" =>
                new Block(span, [new Loop(span, Expression(node[0]), Expression(node[1]), Body(node, 2)), Body(node, 3)]),
            "While" => new Block(span, [new Loop(span, null, Expression(node[0]), Body(node, 1)), Body(node, 2)]),
            "With" or "AsyncWith" => With([.. node.List(0)], 0, Body(node, 1), span),
            "Try" or "TryStar" => Try(node, span),
            "Assert" => new Statement(span, new Call(span, new Name(span, Analyses.Programs.ProgramDialect.Assertion), [.. node.Children().Select(Any)], [])),
            "Match" => Match(node, span),
            "Global" or "Nonlocal" => new Shared(span, [.. node.Raw(0).EnumerateArray().Select(name => name.GetString() ?? "")]),
            _ => new Group(span, [.. node.Children().Select(Any)]),
        };
    }

    private static Block ImportFrom(PythonTree node, SourceSpan span)
    {
        var dots = node.Raw(2).ValueKind is System.Text.Json.JsonValueKind.Number ? node.Raw(2).GetInt32() : 0;
        var module = new string('.', Math.Min(dots, 8)) + node.Text(0);
        return new Block(span, [.. node.List(1).Select(alias => new Import(span, module, alias.Text(0), alias.Text(1)))]);
    }

    private Node With(List<PythonTree> items, int index, Node body, SourceSpan span) => index == items.Count
        ? body
        : new With(span, Expression(items[index][0]), Optional(items[index][1]), With(items, index + 1, body, span));

    private Block Try(PythonTree node, SourceSpan span)
    {
        Block[] handlers = [.. node.List(1).Select(handler => Body(handler, 2))];
        return new(span, [Body(node, 0) with { Handlers = handlers }, new Branch(span, [], [.. handlers, Body(node, 2)]), Body(node, 3)]);
    }

    private Block Match(PythonTree node, SourceSpan span) => new(span,
    [
        new Statement(span, Expression(node[0])),
        new Branch(
            span,
            [.. node.List(1).Select(way => Optional(way[1])).OfType<Node>()],
            [.. node.List(1).Select(way => new Block(span, [.. Captured(way[0], node, span), .. Statements(way, 2)]))]) { Asks = Asks(node, span) },
    ]);

    /// <summary>Of constants, and of what is left at the end.</summary>
    private List<Test?> Asks(PythonTree match, SourceSpan span)
    {
        PythonTree[] ways = [.. match.List(1)];
        var asked = Expression(match[0]);
        var asks = ways.Select(way => Constants(way[0]) is { } constants ? new Test(span, "In", [asked, new ListLiteral(span, constants)]) : null).ToList();
        var last = ways[^1];
        return asks.SkipLast(1).All(test => test is not null) && (asks[^1] is not null || (last[0].Kind == "MatchAs" && !last[0].Children().Any() && Optional(last[1]) is null)) ? asks : [];
    }

    /// <summary>A name in a pattern is what was asked about, or a part of it.</summary>
    private IEnumerable<Node> Captured(PythonTree pattern, PythonTree match, SourceSpan span)
    {
        if (pattern is { Kind: "MatchAs", Missing: false } && pattern.Raw(1).ValueKind is System.Text.Json.JsonValueKind.String)
            yield return new Assign(span, [new Name(span, pattern.Text(1))], new Group(span, [Expression(match[0])]));
    }

    private List<Node>? Constants(PythonTree pattern) => pattern.Kind switch
    {
        "MatchValue" when Expression(pattern[0]) is Literal constant => [constant],
        "MatchOr" when pattern.List(0).Select(Constants).ToList() is var each && each.TrueForAll(constants => constants is not null) => [.. each.SelectMany(constants => constants!)],
        _ => null,
    };

    /// <summary>Whatever stands among the fields of a construct that is not followed.</summary>
    private Node Any(PythonTree node) => node.Kind switch
    {
        "keyword" => Expression(node[1]),
        "ExceptHandler" => Body(node, 2),
        _ => Expression(node),
    };
}
