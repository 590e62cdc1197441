using System.Runtime.CompilerServices;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;
using InterpreterGuard.Screening.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace InterpreterGuard.Screening.CSharp;

/// <summary>From Roslyn's tree and symbols to the model: statements. Declarations and expressions are in the other parts.</summary>
internal sealed partial class CSharpModelBuilder(SemanticModel semantics, SourceText text, SpanMap spans, CancellationToken clock)
{
    public Node File(CompilationUnitSyntax root) => new Block(SourceSpan.Start,
    [
        .. root.Usings.Select(Using),
        // Types and methods are known everywhere, also before they are written.
        .. Hoisted(root.Members).Select(Member),
        .. root.Members.Where(member => !IsHoisted(member)).Select(Member),
    ]);

    private static IEnumerable<MemberDeclarationSyntax> Hoisted(IEnumerable<MemberDeclarationSyntax> members) => members.Where(IsHoisted);

    private static bool IsHoisted(MemberDeclarationSyntax member) => member is BaseTypeDeclarationSyntax or MethodDeclarationSyntax or DelegateDeclarationSyntax or BaseNamespaceDeclarationSyntax
        || member is GlobalStatementSyntax { Statement: LocalFunctionStatementSyntax };

    private SourceSpan Span(SyntaxNode node)
    {
        var (start, end) = (text.Lines.GetLinePosition(node.SpanStart), text.Lines.GetLinePosition(node.Span.End));
        return spans.SpanOfUnits(start.Line + 1, start.Character, end.Line + 1, end.Character);
    }

    private Node Using(UsingDirectiveSyntax directive)
    {
        var span = Span(directive);
        var name = directive.NamespaceOrType.ToString();
        return directive.Alias is { } alias
            ? new Import(span, name, "", alias.Name.Identifier.ValueText)
            : new Import(span, name, directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword) ? "*" : "", "using");
    }

    private Block Statements(SyntaxNode node, IEnumerable<StatementSyntax> statements)
    {
        StatementSyntax[] all = [.. statements];
        return new Block(Span(node),
        [
            .. all.Where(statement => statement is LocalFunctionStatementSyntax).Select(Statement),
            .. all.Where(statement => statement is not LocalFunctionStatementSyntax).Select(Statement),
        ]);
    }

    private Node Statement(StatementSyntax statement)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        clock.ThrowIfCancellationRequested();
        var span = Span(statement);
        return statement switch
        {
            BlockSyntax block => Statements(block, block.Statements),
            ExpressionStatementSyntax expression => new Statement(span, Expression(expression.Expression)),
            LocalDeclarationStatementSyntax declaration => Declaration(declaration.Declaration),
            LocalFunctionStatementSyntax function => LocalFunction(function),
            ReturnStatementSyntax { Expression: { } value } => new Return(span, Expression(value)),
            ReturnStatementSyntax => new Return(span, null),
            ThrowStatementSyntax or ContinueStatementSyntax => new Leave(span, [.. Inner(statement)]),
            // Whoever walks over an iterator gets what it yields, as from a list.
            YieldStatementSyntax { Expression: { } given } => new Return(span, new ListLiteral(span, [Expression(given)])) { GoesOn = true },
            IfStatementSyntax branch => new Branch(
                span, [Expression(branch.Condition)], branch.Else is { } otherwise ? [Statement(branch.Statement), Statement(otherwise.Statement)] : [Statement(branch.Statement)]),
            ForEachStatementSyntax loop => new Loop(span, new Name(span, loop.Identifier.ValueText), Expression(loop.Expression), Statement(loop.Statement)),
            ForEachVariableStatementSyntax loop => new Loop(span, Expression(loop.Variable), Expression(loop.Expression), Statement(loop.Statement)),
            ForStatementSyntax loop => For(loop, span),
            BreakStatementSyntax => new Break(span),
            WhileStatementSyntax loop => new Loop(span, null, Expression(loop.Condition), Statement(loop.Statement)),
            DoStatementSyntax loop => new Loop(span, null, Expression(loop.Condition), Statement(loop.Statement)),
            UsingStatementSyntax held => Using(held, span),
            TryStatementSyntax attempt => Try(attempt, span),
            SwitchStatementSyntax branch => Chosen(branch, Expression(branch.Expression), span),
            LabeledStatementSyntax labeled => Statement(labeled.Statement),
            LockStatementSyntax locked => new Block(span, [new Statement(span, Expression(locked.Expression)), Statement(locked.Statement)]),
            CheckedStatementSyntax inner => Statement(inner.Block),
            UnsafeStatementSyntax inner => new Block(span, [Unsafe(inner), Statement(inner.Block)]),
            FixedStatementSyntax inner => new Block(span, [Declaration(inner.Declaration), Statement(inner.Statement)]),
            _ => Parts(statement),
        };
    }

    /// <summary>Told as an attribute: nothing else of it can be seen from outside.</summary>
    private Model.Attribute Unsafe(SyntaxNode node) => new(Span(node), new Name(Span(node), CSharpNames.Library + "csharp"), "csharp.unsafe");

    private Block Using(UsingStatementSyntax held, SourceSpan span) => new Block(span,
    [
        held.Declaration is { } declaration ? Declaration(declaration) : new Statement(span, Expression(held.Expression!)),
        Statement(held.Statement),
    ]);

    private Block Try(TryStatementSyntax attempt, SourceSpan span)
    {
        Node[] handlers = [.. attempt.Catches.Select(handler => Statement(handler.Block))];
        return new(span,
        [
            new Block(span, [Statement(attempt.Block)]) { Handlers = handlers },
            new Branch(span, [], handlers),
            .. attempt.Finally is { } end ? [Statement(end.Block)] : Array.Empty<Node>(),
        ]);
    }

    private Block For(ForStatementSyntax loop, SourceSpan span) => new(span,
    [
        .. loop.Declaration is { } declaration ? [Declaration(declaration)] : loop.Initializers.Select(Expression),
        Counted(loop) is { } counted
            ? new Loop(span, new Name(span, counted.Name), counted.Places, Statement(loop.Statement))
            : new Loop(
                span, null, loop.Condition is { } condition ? Expression(condition) : new Literal(span, new TruthValue(true)),
                new Block(span, [Statement(loop.Statement), .. loop.Incrementors.Select(Expression)])),
    ]);

    /// <summary><c>for (var i = 0; i &lt; n; i++)</c> over a bound that may be known; <c>&lt;=</c> goes one further.</summary>
    private (string Name, Node Places)? Counted(ForStatementSyntax loop)
    {
        if (loop is not
            {
                Declaration.Variables: [{ Initializer.Value: { } start } variable],
                Condition: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.LessThanOrEqualExpression, Left: IdentifierNameSyntax tested, Right: { } end } condition,
                Incrementors: [PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression } or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression }],
            }
            || tested.Identifier.ValueText != variable.Identifier.ValueText)
        {
            return null;
        }

        var span = Span(loop);
        Node bound = condition.IsKind(SyntaxKind.LessThanExpression) ? Expression(end) : new Binary(span, "Add", Expression(end), new Literal(span, new NumberValue(1)));
        return (variable.Identifier.ValueText, new Call(span, new Name(span, CSharpNames.Library + CSharpDialect.Range), [Expression(start), bound], []));
    }

    private Block Declaration(VariableDeclarationSyntax declaration) => new(Span(declaration),
    [
        .. declaration.Variables.Select(variable => new Assign(
            Span(variable), [new Name(Span(variable), variable.Identifier.ValueText)], variable.Initializer is { } initial ? Expression(initial.Value) : null) { Declares = true }),
    ]);

    /// <summary>What the model has no word for: its parts are still read.</summary>
    private Group Parts(SyntaxNode node) => new(Span(node), [.. Inner(node)]);

    private IEnumerable<Node> Inner(SyntaxNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var child in node.ChildNodes())
        {
            switch (child)
            {
                case StatementSyntax statement:
                    yield return Statement(statement);
                    break;
                case TypeSyntax:
                    break;
                case ExpressionSyntax expression:
                    yield return Expression(expression);
                    break;
                case MemberDeclarationSyntax member:
                    yield return Member(member);
                    break;
                default:
                    foreach (var inner in Inner(child))
                        yield return inner;
                    break;
            }
        }
    }
}
