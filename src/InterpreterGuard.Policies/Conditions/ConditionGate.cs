using System.Reflection;
using System.Text.RegularExpressions;
using InterpreterGuard.Policies.Lists;
using InterpreterGuard.Policies.Yaml;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InterpreterGuard.Policies.Conditions;

/// <summary>
/// The first wall around conditions: looks at the syntax alone and lets through only what is on the list. What is not named here does not exist,
/// so a new C# feature is refused until somebody adds it.
/// </summary>
internal sealed class ConditionGate(IReadOnlyDictionary<string, IPolicyList> lists)
{
    private const int LengthMax = 4000;
    private const int NodesMax = 400;

    public static readonly IReadOnlySet<string> Methods = typeof(ConditionHelpers)
        .GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Select(method => method.Name)
        .Concat([nameof(string.Contains), nameof(string.StartsWith), nameof(string.EndsWith)])
        .ToHashSet(StringComparer.Ordinal);

    private static readonly HashSet<string> Properties = new(StringComparer.Ordinal) { "Length", "Count" };

    private static readonly HashSet<SyntaxKind> Plain =
    [
        SyntaxKind.ParenthesizedExpression, SyntaxKind.LogicalAndExpression, SyntaxKind.LogicalOrExpression, SyntaxKind.LogicalNotExpression,
        SyntaxKind.EqualsExpression, SyntaxKind.NotEqualsExpression, SyntaxKind.LessThanExpression, SyntaxKind.LessThanOrEqualExpression,
        SyntaxKind.GreaterThanExpression, SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.BitwiseAndExpression, SyntaxKind.UnaryMinusExpression,
        SyntaxKind.StringLiteralExpression, SyntaxKind.CharacterLiteralExpression, SyntaxKind.NumericLiteralExpression,
        SyntaxKind.TrueLiteralExpression, SyntaxKind.FalseLiteralExpression,
        SyntaxKind.IsPatternExpression, SyntaxKind.OrPattern, SyntaxKind.AndPattern, SyntaxKind.NotPattern, SyntaxKind.ParenthesizedPattern,
        SyntaxKind.ArgumentList,
    ];

    /// <summary>Reads the condition and says what it may not have; <see langword="null"/> when it was refused.</summary>
    public ConditionShape? Pass(Condition condition)
    {
        var text = condition.Text.Value;
        if (text.Length > LengthMax)
            return Refuse(condition, 0, $"The condition has {text.Length} characters; at most {LengthMax} are allowed. Put names into a list.");
        var expression = SyntaxFactory.ParseExpression(text, options: ConditionCompiler.ParseOptions);
        foreach (var node in expression.DescendantTrivia(descendIntoTrivia: true))
        {
            if (!node.IsKind(SyntaxKind.WhitespaceTrivia) && !node.IsKind(SyntaxKind.EndOfLineTrivia) && !node.IsKind(SyntaxKind.SkippedTokensTrivia))
                return Refuse(condition, node.SpanStart, "A condition has no comments and no '#' directives; comment with '#' beside it in the file.");
        }
        // Refusals say why better than the parser does, so they come first.
        var patterns = new List<PatternLiteral>();
        var nodes = 0;
        foreach (var node in expression.DescendantNodesAndSelf())
        {
            if (++nodes > NodesMax)
                return Refuse(condition, node.SpanStart, $"The condition has more than {NodesMax} parts. Split the rule, or put names into a list.");
            if (Refusal(condition, node, patterns) is { } refusal)
                return Refuse(condition, node.SpanStart, refusal);
        }
        if (expression.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            return Refuse(condition, error.Location.SourceSpan.Start, $"This is not a condition: {error.GetMessage()}.");
        return new(condition, patterns);
    }

    private string? Refusal(Condition condition, SyntaxNode node, List<PatternLiteral> patterns) => node switch
    {
        IdentifierNameSyntax name => NameRefusal(condition.Kind, name),
        MemberAccessExpressionSyntax member => MemberRefusal(member),
        InvocationExpressionSyntax call => CallRefusal(call, patterns),
        ArgumentSyntax argument => argument.NameColon is not null || !argument.RefKindKeyword.IsKind(SyntaxKind.None)
            ? "Arguments are given by place, without names, 'ref', 'in' or 'out'." : null,
        ConstantPatternSyntax pattern => IsConstant(pattern.Expression) ? null : "Behind 'is' stand constants only, such as 'name is \"cron\" or \"at\"'.",
        RelationalPatternSyntax pattern => IsConstant(pattern.Expression) ? null : "Behind 'is' stand constants only, such as 'port is >= 6660 and <= 6669'.",
        _ when Plain.Contains(node.Kind()) => null,
        _ => ForbiddenSyntax.Why(node),
    };

    private static string? NameRefusal(FactKind kind, IdentifierNameSyntax name)
    {
        if (name.IsMissing || name.Identifier.ValueText.Length == 0)
            return null;
        // Behind a dot the member or call it belongs to judges it.
        if (name.Parent is MemberAccessExpressionSyntax member && member.Name == name)
            return null;
        var text = name.Identifier.ValueText;
        if (text is "lists" or "profile")
            return name.Parent is MemberAccessExpressionSyntax ? null : $"Name one of them: '{text}.<name>'.";
        if (kind.Fields.Any(field => string.Equals(field.Name, text, StringComparison.Ordinal)))
            return null;
        return $"'{text}' is no field of {kind.Name}.{Problems.Meant(text, kind.Fields.Select(field => field.Name))}"
            + $" Its fields are {string.Join(", ", kind.Fields.Select(field => field.Name))}; beside them there are lists.<name> and profile.<field>.";
    }

    private string? MemberRefusal(MemberAccessExpressionSyntax member)
    {
        var name = member.Name.Identifier.ValueText;
        if (member.Name is not IdentifierNameSyntax)
            return "Type arguments ('<…>') are not allowed in a condition.";
        if (!member.IsKind(SyntaxKind.SimpleMemberAccessExpression))
            return ForbiddenSyntax.Why(member);
        if (member.Expression is IdentifierNameSyntax { Identifier.ValueText: "lists" })
            return lists.ContainsKey(name) ? null : $"There is no list '{name}'.{Problems.Meant(name, lists.Keys)}";
        if (member.Expression is IdentifierNameSyntax { Identifier.ValueText: "profile" })
            return ProfileField.All.Any(field => string.Equals(field.Name, name, StringComparison.Ordinal))
                ? null : $"A profile has no field '{name}'.{Problems.Meant(name, ProfileField.All.Select(field => field.Name))}";
        if (member.Parent is InvocationExpressionSyntax call && call.Expression == member)
            return Methods.Contains(name) ? null : $"'{name}' is not among the helpers of conditions.{Problems.Meant(name, Methods)}";
        return Properties.Contains(name) ? null : $"'.{name}' cannot be named in a condition; only .Length, .Count and the helpers can.{Problems.Meant(name, Methods)}";
    }

    private static string? CallRefusal(InvocationExpressionSyntax call, List<PatternLiteral> patterns)
    {
        if (call.Expression is not MemberAccessExpressionSyntax member)
            return "Only helpers of a field can be called, such as name.In(lists.tools).";
        if (member.Name.Identifier.ValueText is not (nameof(ConditionHelpers.Matches) or nameof(ConditionHelpers.AnyMatches)))
            return null;
        if (call.ArgumentList.Arguments is not [{ Expression: LiteralExpressionSyntax literal }] || !literal.IsKind(SyntaxKind.StringLiteralExpression))
            return "The pattern must be one constant text, so that it is checked when the policy loads.";
        try
        {
            // This engine cannot backtrack: time is linear in the text, whatever the pattern.
            patterns.Add(new(literal.Span, new Regex(literal.Token.ValueText, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)));
            return null;
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            return $"The pattern is not usable: {Problems.Cut(problem.Message)}";
        }
    }

    private static bool IsConstant(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => !literal.IsKind(SyntaxKind.NullLiteralExpression) && Plain.Contains(literal.Kind()),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax } => true,
        _ => false,
    };

    private static ConditionShape? Refuse(Condition condition, int offset, string why)
    {
        condition.Problem(offset, why);
        return null;
    }
}
