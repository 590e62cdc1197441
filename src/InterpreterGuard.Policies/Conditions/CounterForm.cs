using System.Globalization;
using InterpreterGuard.Policies.Files;
using InterpreterGuard.Policies.Windows;
using InterpreterGuard.Policies.Yaml;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InterpreterGuard.Policies.Conditions;

/// <summary>
/// The form of counters in conditions: one at most, the last part of the condition, joined by <c>&amp;&amp;</c> alone. So it reads as it works: what is before it
/// says which facts are counted. Compared with a constant, so that nothing has to be remembered beyond it.
/// </summary>
internal static class CounterForm
{
    public const string Count = "count";
    public const string Distinct = "distinct";
    public const string Regular = "regular";
    public const string By = "by";
    public const string Over = "over";

    /// <summary>The largest number a counter can be compared with: what one counter can remember.</summary>
    public const int NumberMax = CounterEntries.EntriesMax - 2;

    public static readonly TimeSpan OverMin = TimeSpan.FromMilliseconds(100);
    public static readonly TimeSpan OverMax = TimeSpan.FromHours(24);

    private const string Example = "such as distinct(address, over: \"10s\") > 20";

    /// <summary>A counter may be in the text of a condition, be it right or wrong. Of what nobody should parse that cannot be told.</summary>
    public static bool MayBeIn(string condition) => ConditionBounds.Exceeded(condition) is not null || SyntaxFactory.ParseExpression(condition, options: ConditionCompiler.ParseOptions)
        .DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(IsCounter);

    public static bool IsCounter(string name) => name is Count or Distinct or Regular;

    public static bool IsCounter(InvocationExpressionSyntax call) => call.Expression is IdentifierNameSyntax name && IsCounter(name.Identifier.ValueText);

    /// <summary>Says what is wrong with a counter, or makes it.</summary>
    public static string? Refusal(Condition condition, InvocationExpressionSyntax call, int index, List<LoadedConstant> constants)
    {
        if (condition.Scope is not { } scope)
            return "Counters are for rules; here every fact stands for itself.";
        if (constants.Exists(constant => constant.Value is Counter))
            return "A condition has one counter; write a second rule, or a step under 'after'.";
        var name = ((IdentifierNameSyntax)call.Expression).Identifier.ValueText;
        if (ArgumentsRefusal(name, call.ArgumentList.Arguments, out var over) is { } arguments)
            return arguments;
        if (PlaceRefusal(call, out var number) is { } place)
            return place;
        var literal = (LiteralExpressionSyntax)over!.Expression;
        if (Units.Time(literal.Token.ValueText) is not { } window || window < OverMin || window > OverMax)
            return $"'{Problems.Cut(literal.Token.ValueText)}' is no time from {Units.Text(OverMin)} to {Units.Text(OverMax)}; write over: \"10s\" (ms, s, m, h).";
        constants.Add(new(literal.Span, new Counter(index, KindOf(name), window, number + 1, scope)));
        return null;
    }

    private static string? ArgumentsRefusal(string name, SeparatedSyntaxList<ArgumentSyntax> arguments, out ArgumentSyntax? over)
    {
        over = arguments.FirstOrDefault(argument => Named(argument) is Over);
        if (over?.Expression is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression })
            return $"A counter says over which time it counts, as a constant: over: \"10s\", {Example}.";
        if (arguments[^1] != over || arguments.Count(argument => Named(argument) is By) > 1 || arguments.Skip(1).Any(argument => Named(argument) is null))
            return $"A counter is written count(over: …), count(by: field, over: …), regular(by: field, over: …), distinct(field, over: …) or distinct(field, by: field, over: …), {Example}.";
        var counts = Named(arguments[0]) is null;
        return (name, counts) switch
        {
            (Distinct, false) => $"Say what is to be different, {Example}.",
            (Regular, true) => $"'regular' counts facts at even intervals: regular(over: …), or regular(by: field, over: …) for those with a value in common.",
            (Count, true) => "'count' counts facts; with a value in common it is count(by: field, over: …), different values are distinct(field, over: …).",
            _ => null,
        };
    }

    private static string? PlaceRefusal(InvocationExpressionSyntax call, out int number)
    {
        number = 0;
        if (call.Parent is not BinaryExpressionSyntax compared || compared.Left != call
            || compared.Kind() is not (SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression or SyntaxKind.EqualsExpression)
            || compared.Right is not LiteralExpressionSyntax { Token.Value: int constant })
            return $"A counter is compared by '>', '>=' or '==' with a constant number behind it, {Example}.";
        if (constant < 1 || constant > NumberMax)
            return string.Create(CultureInfo.InvariantCulture, $"A counter is compared with a number from 1 to {NumberMax}; it remembers no more.");
        number = constant;
        for (ExpressionSyntax part = compared; part.Parent is ExpressionSyntax above; part = above)
        {
            if (above is ParenthesizedExpressionSyntax || (above is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } and && and.Right == part))
                continue;
            return $"A counter is the last part of a condition, behind '&&': what stands before it says which facts are counted, {Example}.";
        }
        return null;
    }

    private static CounterKind KindOf(string name) => name switch
    {
        Distinct => CounterKind.Distinct,
        Regular => CounterKind.Regular,
        _ => CounterKind.Count,
    };

    private static string? Named(ArgumentSyntax argument) => argument.NameColon?.Name.Identifier.ValueText;
}
