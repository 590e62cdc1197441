using System.Globalization;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Policies.Conditions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace InterpreterGuard.Policies.Tuning;

/// <summary>The number that a rule's counter is compared with.</summary>
/// <param name="Number">The number as it is.</param>
/// <param name="Counter">The counter, such as <c>distinct(port, by: address, over: "30s")</c>.</param>
/// <param name="Comparison">How it is compared: <c>&gt;</c>, <c>&gt;=</c> or <c>==</c>.</param>
public sealed record RuleThreshold(int Number, string Counter, string Comparison)
{
    /// <summary>The largest number a counter can be compared with.</summary>
    public const int NumberMax = CounterForm.NumberMax;

    private TextSpan Place { get; init; }

    /// <summary>The threshold of a rule; <see langword="null"/> when it counts nothing.</summary>
    public static RuleThreshold? Of(RuleDescription rule)
    {
        if (ConditionBounds.Exceeded(rule.When) is not null)
            return null;
        var call = SyntaxFactory.ParseExpression(rule.When, options: ConditionCompiler.ParseOptions).DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault(CounterForm.IsCounter);
        return call?.Parent is BinaryExpressionSyntax { Right: LiteralExpressionSyntax { Token.Value: int number } constant } compared && compared.Left == call
            ? new RuleThreshold(number, call.ToString(), compared.OperatorToken.Text) { Place = constant.Span }
            : null;
    }

    /// <summary>The rule's condition with another number, and nothing else changed.</summary>
    public string With(RuleDescription rule, int number) =>
        string.Concat(rule.When.AsSpan(0, Place.Start), number.ToString(CultureInfo.InvariantCulture), rule.When.AsSpan(Place.End));
}
