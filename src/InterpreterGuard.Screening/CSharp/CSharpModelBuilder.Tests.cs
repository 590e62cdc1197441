using InterpreterGuard.Core.Screening;
using InterpreterGuard.Screening.Model;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InterpreterGuard.Screening.CSharp;

/// <summary>Questions, and choices among constants.</summary>
internal sealed partial class CSharpModelBuilder
{
    private Group Question(BinaryExpressionSyntax binary, SourceSpan span)
    {
        Node[] sides = [Expression(binary.Left), Expression(binary.Right)];
        return binary.Kind() switch
        {
            SyntaxKind.EqualsExpression => new Test(span, "Eq", sides),
            SyntaxKind.NotEqualsExpression => new Test(span, "NotEq", sides),
            SyntaxKind.LogicalAndExpression => new Test(span, "And", sides),
            SyntaxKind.LogicalOrExpression => new Test(span, "Or", sides),
            _ => new Group(span, sides),
        };
    }

    /// <summary><c>x is "a" or "b"</c> asks whether it is one of a list.</summary>
    private Group Matched(IsPatternExpressionSyntax matched, SourceSpan span)
    {
        var (pattern, question) = matched.Pattern is UnaryPatternSyntax not ? (not.Pattern, "NotIn") : (matched.Pattern, "In");
        var constants = new List<Node>();
        return IsListed(pattern, constants) ? new Test(span, question, [Expression(matched.Expression), new ListLiteral(span, constants)]) : Parts(matched);
    }

    private Block Chosen(SwitchStatementSyntax choice, Node asked, SourceSpan span) => new(span,
    [
        new Statement(span, asked),
        new Branch(span, [], [.. choice.Sections.Select(section => Statements(section, section.Statements))]) { Asks = [.. choice.Sections.Select(section => Asks(asked, section))] },
    ]);

    /// <summary>What holds on a way of a choice among constants.</summary>
    private Test? Asks(Node asked, SwitchSectionSyntax section)
    {
        var constants = new List<Node>();
        return section.Labels.All(label => label switch
        {
            CaseSwitchLabelSyntax one => Add(one.Value, constants),
            CasePatternSwitchLabelSyntax pattern => IsListed(pattern.Pattern, constants),
            _ => false,
        })
            ? new Test(Span(section), "In", [asked, new ListLiteral(Span(section), constants)])
            : null;
    }

    private bool Add(ExpressionSyntax constant, List<Node> constants)
    {
        constants.Add(Expression(constant));
        return true;
    }

    /// <summary>One of many values; a test of a name says what the name is where its value is made.</summary>
    private Conditional Chosen(SwitchExpressionSyntax choice, SourceSpan span)
    {
        const int ArmsMax = 32;
        var asked = Expression(choice.GoverningExpression);
        var nothing = new Literal(span, null);
        var isAsked = choice.Arms.Count <= ArmsMax && asked is Name or Model.Attribute;
        var arms = choice.Arms.Select(arm => (Test: isAsked ? Question(asked, arm) : null, Value: Expression(arm.Expression))).ToList();
        Node values = arms.Count > ArmsMax
            ? new Group(span, [.. arms.Select(arm => arm.Value)])
            : Enumerable.Reverse(arms).Aggregate((Node)nothing, (rest, arm) => new Conditional(span, (Node?)arm.Test ?? nothing, arm.Value, rest));
        return new Conditional(span, asked, values, nothing);
    }

    private Test? Question(Node asked, SwitchExpressionArmSyntax arm)
    {
        var constants = new List<Node>();
        return IsListed(arm.Pattern, constants) ? new Test(Span(arm), "In", [asked, new ListLiteral(Span(arm), constants)]) : null;
    }

    private bool IsListed(PatternSyntax pattern, List<Node> constants)
    {
        switch (pattern)
        {
            case ParenthesizedPatternSyntax inner:
                return IsListed(inner.Pattern, constants);
            case BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either:
                return IsListed(either.Left, constants) && IsListed(either.Right, constants);
            case ConstantPatternSyntax constant:
                constants.Add(Expression(constant.Expression));
                return true;
            default:
                return false;
        }
    }
}
