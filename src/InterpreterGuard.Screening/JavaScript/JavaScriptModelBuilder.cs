using System.Runtime.CompilerServices;
using Acornima;
using Acornima.Ast;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Screening.Model;
using InterpreterGuard.Screening.Parsing;
using Literal = InterpreterGuard.Screening.Model.Literal;
using Node = InterpreterGuard.Screening.Model.Node;
using Tree = Acornima.Ast.Node;

namespace InterpreterGuard.Screening.JavaScript;

/// <summary>From the parser's tree to the model: statements. Expressions, functions and patterns are in the other parts.</summary>
internal sealed partial class JavaScriptModelBuilder(SpanMap spans, string code, IReadOnlySet<int> attributes)
{
    private int invented;

    public Node Program(Program program) => Body(Span(program), program.Body);

    private SourceSpan Span(Tree node)
    {
        var (start, end) = (node.Location.Start, node.Location.End);
        return spans.SpanOfUnits(start.Line, start.Column, end.Line, end.Column);
    }

    /// <summary>Functions first: they can be called above the place where they are written.</summary>
    private Block Body(SourceSpan span, IEnumerable<Tree> statements)
    {
        var all = statements.ToList();
        return new Block(span, [.. all.Where(IsFunction).Concat(all.Where(statement => !IsFunction(statement))).Select(Statement)]);
    }

    private static bool IsFunction(Tree statement) => statement is FunctionDeclaration or ExportNamedDeclaration { Declaration: FunctionDeclaration };

    private Node Statement(Tree? node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node is null)
            return new Block(SourceSpan.Start, []);
        var span = Span(node);
        return node switch
        {
            // Whoever walks over a generator gets what it yields, as from a list.
            ExpressionStatement { Expression: YieldExpression { Argument: { } given } yields } => new Return(span, yields.Delegate ? Expression(given) : new ListLiteral(span, [Expression(given)])) { GoesOn = true },
            ExpressionStatement statement => new Model.Statement(span, Expression(statement.Expression)),
            VariableDeclaration declaration => Declaration(declaration, span),
            FunctionDeclaration function => Function(function, span),
            ClassDeclaration type => Class(type, span),
            BlockStatement block => Body(span, block.Body),
            ReturnStatement result => new Return(span, Optional(result.Argument)),
            IfStatement choice => new Branch(span, [Expression(choice.Test)], [Statement(choice.Consequent), Statement(choice.Alternate)]),
            ForOfStatement loop => Over(loop.Left, Expression(loop.Right), loop.Body, span),
            ForInStatement loop => Over(loop.Left, new Call(span, new Name(span, JavaScriptDialect.KeysOf), [Expression(loop.Right)], []), loop.Body, span),
            ForStatement loop => For(loop, span),
            WhileStatement loop => new Loop(span, null, Expression(loop.Test), Statement(loop.Body)),
            DoWhileStatement loop => new Loop(span, null, Expression(loop.Test), Statement(loop.Body)),
            TryStatement attempt => Try(attempt, span),
            SwitchStatement choice => Switch(choice, span),
            // What is left by name is left like what an error ends.
            LabeledStatement labeled => new Block(span, [Statement(labeled.Body)]) { Handlers = [new Block(span, [])] },
            ThrowStatement thrown => new Leave(span, [Expression(thrown.Argument)]),
            ContinueStatement => new Leave(span, []),
            ImportDeclaration import => Import(import, span),
            ExportNamedDeclaration export => export.Declaration is null ? Exported(export.Source, span) : Statement(export.Declaration),
            ExportAllDeclaration export => Exported(export.Source, span),
            ExportDefaultDeclaration export => export.Declaration is Expression value ? new Model.Statement(span, Expression(value)) : Statement(export.Declaration),
            WithStatement with => new Block(span, [new Model.Statement(span, Expression(with.Object)), Statement(with.Body)]),
            BreakStatement => new Break(span),
            EmptyStatement or DebuggerStatement => new Block(span, []),
            Expression expression => new Model.Statement(span, Expression(expression)),
            _ => new Group(span, [.. Children(node)]),
        };
    }

    private Block Declaration(VariableDeclaration declaration, SourceSpan span) => new(span,
        [.. declaration.Declarations.SelectMany(each => Bind(each.Id, each.Init is null ? new Literal(span, null) : Named(each.Id, Expression(each.Init)), Span(each), declares: true))]);

    /// <summary>A function without a name goes by the one that it is declared under.</summary>
    private static Node Named(Tree id, Node value) => id is Identifier name && value is Function { Name: "" } function ? function with { Name = name.Name } : value;

    private Loop Over(Tree left, Node source, Acornima.Ast.Statement body, SourceSpan span)
    {
        var (pattern, declares) = left is VariableDeclaration declaration ? ((Tree)declaration.Declarations[0].Id, true) : (left, false);
        if (pattern is Identifier name)
            return new Loop(span, new Name(span, name.Name), source, Statement(body));
        var each = Invent(span);
        return new Loop(span, each, source, new Block(span, [.. Bind(pattern, each, span, declares), Statement(body)]));
    }

    private Block For(ForStatement loop, SourceSpan span) => Counted(loop, span) is { } counted ? new(span, [counted]) : new(span,
    [
        Statement(loop.Init),
        new Loop(span, null, Optional(loop.Test) ?? new Literal(span, null), new Block(span, [Statement(loop.Body), Statement(loop.Update)])),
    ]);

    /// <summary>A loop that only counts up or down walks over its numbers: texts are put together in such loops.</summary>
    private Loop? Counted(ForStatement loop, SourceSpan span)
    {
        if (loop.Init is not VariableDeclaration { Declarations: [{ Id: Identifier { Name: var name }, Init: { } first }] }
            || loop.Test is not BinaryExpression { Left: Identifier tested } test || tested.Name != name
            || loop.Update is not UpdateExpression { Argument: Identifier changed } update || changed.Name != name)
            return null;
        var step = update.Operator == Operator.Increment ? 1 : -1;
        Node? end = (test.Operator, step) switch
        {
            (Operator.LessThan, 1) or (Operator.GreaterThan, -1) => Expression(test.Right),
            (Operator.LessThanOrEqual, 1) or (Operator.GreaterThanOrEqual, -1) => new Binary(span, "Add", Expression(test.Right), Index(span, step)),
            _ => null,
        };
        return end is null ? null : new Loop(
            span,
            new Name(span, name),
            new Call(span, new Name(span, JavaScriptDialect.RangeOf), [Expression(first), end, Index(span, step)], []),
            Statement(loop.Body));
    }

    private Block Try(TryStatement attempt, SourceSpan span)
    {
        Node[] handlers = attempt.Handler is { } handler
            ? [new Block(span, [.. handler.Param is null ? [] : Bind(handler.Param, new Literal(span, null), span, declares: true), Statement(handler.Body)])]
            : [];
        return new(span, [new Block(span, [Statement(attempt.Block)]) { Handlers = handlers }, .. handlers.Select(caught => new Branch(span, [], [caught])), Statement(attempt.Finalizer)]);
    }

    private Branch Switch(SwitchStatement choice, SourceSpan span)
    {
        var asked = Expression(choice.Discriminant);
        Node?[] tests = [.. choice.Cases.Select(each => each.Test is null ? null : Expression(each.Test))];
        return new(span, [asked, .. tests.OfType<Node>()], [.. choice.Cases.Select(each => Body(span, each.Consequent))])
        {
            // Where a way does not end, it goes on with the next: all of them ask for constants, and the last one may ask for none.
            Asks = tests.Length > 0 && tests[..^1].Append(tests[^1] ?? new Literal(span, null)).All(test => test is Literal)
                ? [.. tests.Select(test => test is null ? null : new Test(span, "Eq", [asked, test]))]
                : [],
        };
    }

    private Block Import(ImportDeclaration import, SourceSpan span)
    {
        var module = JavaScriptNames.Module(import.Source.Value);
        if (JavaScriptNames.Inline(import.Source.Value) is not null)
            return new Block(span, [new Model.Statement(span, new Call(span, new Name(span, JavaScriptDialect.ImportCall), [Expression(import.Source)], []))]);
        return new Block(span, import.Specifiers.Count == 0
            ? [new Import(span, module, "", Invent(span).Id)]
            : [.. import.Specifiers.Select(each => each switch
            {
                ImportSpecifier named => new Import(span, module, Key(named.Imported), named.Local.Name),
                _ => new Import(span, module, "", each.Local.Name),
            })]);
    }

    private Node Exported(StringLiteral? source, SourceSpan span) => source is null
        ? new Block(span, [])
        : new Import(span, JavaScriptNames.Module(source.Value), "", Invent(span).Id);

    /// <summary>A name that no program can have.</summary>
    private Name Invent(SourceSpan span) => new(span, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{{{++invented}}}"));

    private static string Key(Tree key) => key switch
    {
        Identifier name => name.Name,
        PrivateIdentifier name => "#" + name.Name,
        StringLiteral text => text.Value,
        NumericLiteral number => number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => "",
    };
}
