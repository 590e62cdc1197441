using System.Reflection;
using InterpreterGuard.Policies.Lists;
using InterpreterGuard.Policies.Windows;
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

    /// <summary>How many counters the conditions have that passed.</summary>
    public int Counters { get; private set; }

    /// <summary>Reads the condition and says what it may not have; <see langword="null"/> when it was refused.</summary>
    public ConditionShape? Pass(Condition condition)
    {
        var text = condition.Text.Value;
        if (ConditionBounds.Exceeded(text) is { } exceeded)
            return Refuse(condition, exceeded.Offset, exceeded.Why);
        var expression = SyntaxFactory.ParseExpression(text, options: ConditionCompiler.ParseOptions);
        foreach (var node in expression.DescendantTrivia(descendIntoTrivia: true))
        {
            if (!node.IsKind(SyntaxKind.WhitespaceTrivia) && !node.IsKind(SyntaxKind.EndOfLineTrivia) && !node.IsKind(SyntaxKind.SkippedTokensTrivia))
                return Refuse(condition, node.SpanStart, "A condition has no comments and no '#' directives; comment with '#' beside it in the file.");
        }
        // Refusals say why better than the parser does, so they come first.
        var constants = new List<LoadedConstant>();
        var nodes = 0;
        foreach (var node in expression.DescendantNodesAndSelf())
        {
            if (++nodes > NodesMax)
                return Refuse(condition, node.SpanStart, $"The condition has more than {NodesMax} parts. Split the rule, or put names into a list.");
            if (Refusal(condition, node, constants) is { } refusal)
                return Refuse(condition, node.SpanStart, refusal);
        }
        if (expression.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            return Refuse(condition, error.Location.SourceSpan.Start, $"This is not a condition: {error.GetMessage()}.");
        Counters += constants.Count(constant => constant.Value is Counter);
        return new(condition, constants);
    }

    /// <summary>Builds a condition's patterns, so that <see cref="Pass"/> finds them ready; what is wrong with one is said there. May be called for several at once.</summary>
    public static void Foresee(Condition condition)
    {
        if (ConditionBounds.Exceeded(condition.Text.Value) is not null)
            return;
        var expression = SyntaxFactory.ParseExpression(condition.Text.Value, options: ConditionCompiler.ParseOptions);
        foreach (var call in expression.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Where(HasPattern))
            PatternRefusal(call, []);
    }

    private static bool HasPattern(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(ConditionHelpers.Matches) or nameof(ConditionHelpers.AnyMatches) };

    private string? Refusal(Condition condition, SyntaxNode node, List<LoadedConstant> constants) => node switch
    {
        IdentifierNameSyntax name => NameRefusal(condition.Kind, name),
        MemberAccessExpressionSyntax member => MemberRefusal(member),
        InvocationExpressionSyntax call => CallRefusal(condition, call, constants),
        ArgumentSyntax argument => ArgumentRefusal(argument),
        NameColonSyntax => null,
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
        if (name.Parent is NameColonSyntax || (CounterForm.IsCounter(text) && name.Parent is InvocationExpressionSyntax called && called.Expression == name))
            return null;
        if (text is "lists" or "profile" or "time")
            return name.Parent is MemberAccessExpressionSyntax ? null : $"Name one of them: '{text}.<name>'.";
        if (kind.Fields.Any(field => string.Equals(field.Name, text, StringComparison.Ordinal)))
            return null;
        return $"'{text}' is no field of {kind.Name}.{Problems.Meant(text, kind.Fields.Select(field => field.Name))}"
            + $" Its fields are {string.Join(", ", kind.Fields.Select(field => field.Name))}; beside them there are lists.<name>, profile.<field> and time.<field>.";
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
        if (member.Expression is IdentifierNameSyntax { Identifier.ValueText: "time" })
            return TimeField.All.Any(field => string.Equals(field.Name, name, StringComparison.Ordinal))
                ? null : $"A time has no field '{name}'.{Problems.Meant(name, TimeField.All.Select(field => field.Name))}";
        if (member.Parent is InvocationExpressionSyntax call && call.Expression == member)
            return Methods.Contains(name) ? null : $"'{name}' is not among the helpers of conditions.{Problems.Meant(name, Methods)}";
        return Properties.Contains(name) ? null : $"'.{name}' cannot be named in a condition; only .Length, .Count and the helpers can.{Problems.Meant(name, Methods)}";
    }

    private string? CallRefusal(Condition condition, InvocationExpressionSyntax call, List<LoadedConstant> constants)
    {
        if (CounterForm.IsCounter(call))
            return CounterForm.Refusal(condition, call, Counters, constants);
        if (call.Expression is not MemberAccessExpressionSyntax member)
            return "Only helpers of a field can be called, such as name.In(lists.tools), and the counters 'count' and 'distinct'.";
        return member.Name.Identifier.ValueText switch
        {
            _ when HasPattern(call) => PatternRefusal(call, constants),
            nameof(ConditionHelpers.InNetwork) => NetworkRefusal(call, constants),
            _ => null,
        };
    }

    private static string? ArgumentRefusal(ArgumentSyntax argument)
    {
        if (!argument.RefKindKeyword.IsKind(SyntaxKind.None))
            return "Arguments are given by place, without names, 'ref', 'in' or 'out'.";
        if (argument.NameColon is not { } named)
            return null;
        if (argument.Parent?.Parent is not InvocationExpressionSyntax call || !CounterForm.IsCounter(call))
            return "Arguments are given by place, without names, 'ref', 'in' or 'out'.";
        var name = named.Name.Identifier.ValueText;
        return name is CounterForm.By or CounterForm.Over ? null : $"A counter knows 'by:' and 'over:', not '{name}:'.";
    }

    private static string? PatternRefusal(InvocationExpressionSyntax call, List<LoadedConstant> constants)
    {
        if (OnlyConstant(call) is not { } literal)
            return "The pattern must be one constant text, so that it is checked when the policy loads.";
        try
        {
            constants.Add(new(literal.Span, LinearPatterns.Build(literal.Token.ValueText)));
            return null;
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            return $"The pattern is not usable: {Problems.Cut(problem.Message)}";
        }
    }

    private static string? NetworkRefusal(InvocationExpressionSyntax call, List<LoadedConstant> constants)
    {
        if (OnlyConstant(call) is not { } literal)
            return "The network must be one constant text such as \"10.0.0.0/8\"; for several there are lists.";
        if (AddressList.TryReadNetwork(literal.Token.ValueText, out var network) is { } problem)
            return $"'{Problems.Cut(literal.Token.ValueText)}' {problem}.";
        constants.Add(new(literal.Span, new AddressList([network])));
        return null;
    }

    private static LiteralExpressionSyntax? OnlyConstant(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax literal }] && literal.IsKind(SyntaxKind.StringLiteralExpression) ? literal : null;

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
