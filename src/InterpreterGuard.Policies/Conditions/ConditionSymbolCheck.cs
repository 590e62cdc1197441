using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InterpreterGuard.Policies.Conditions;

/// <summary>
/// The second wall around conditions: every name that passed the gate must mean what the gate took it for. A method that merely has a helper's
/// name, or an operator somebody overloaded, ends here.
/// </summary>
internal sealed class ConditionSymbolCheck(SemanticModel model, ConditionSource source)
{
    private static readonly SymbolDisplayFormat Shown = SymbolDisplayFormat.CSharpShortErrorMessageFormat;

    public bool Pass(SyntaxNode root)
    {
        var clean = true;
        foreach (var (start, shape) in source.Places)
        {
            // The span's start is the arrow's expression: everything below is the condition.
            var token = root.FindToken(start);
            var body = token.Parent!.AncestorsAndSelf().OfType<ArrowExpressionClauseSyntax>().First().Expression;
            foreach (var node in body.DescendantNodesAndSelf().OfType<ExpressionSyntax>())
            {
                if (Refusal(node) is not { } refusal)
                    continue;
                shape.Condition.Problem(node.SpanStart - start, refusal);
                clean = false;
                break;
            }
        }
        return clean;
    }

    private string? Refusal(ExpressionSyntax node)
    {
        if (model.GetConversion(node) is { IsUserDefined: true })
            return "A conversion of its own kind is not allowed in a condition.";
        return model.GetSymbolInfo(node).Symbol switch
        {
            null => null,
            IMethodSymbol { MethodKind: MethodKind.BuiltinOperator } => null,
            IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator, ContainingType.SpecialType: SpecialType.System_String } => null,
            IMethodSymbol method => IsAllowed(method) || (IsOwn(method) && CounterForm.IsCounter(method.Name)) ? null : $"'{method.ToDisplayString(Shown)}' is not among the helpers of conditions.",
            IPropertySymbol property => IsOwn(property) || property.Name is "Length" or "Count" ? null : $"'{property.ToDisplayString(Shown)}' cannot be named in a condition.",
            IFieldSymbol field => IsOwn(field) ? null : $"'{field.ToDisplayString(Shown)}' cannot be named in a condition.",
            INamedTypeSymbol type => IsOwn(type) && type.Name is ConditionSource.ListsName ? null : $"The type '{type.ToDisplayString(Shown)}' cannot be named in a condition.",
            IParameterSymbol parameter => node.Parent is NameColonSyntax ? null : $"'{parameter.Name}' cannot be named in a condition.",
            var other => $"'{other.ToDisplayString(Shown)}' cannot be named in a condition.",
        };
    }

    private static bool IsAllowed(IMethodSymbol method) =>
        string.Equals(method.ContainingType.ToDisplayString(), typeof(ConditionHelpers).FullName, StringComparison.Ordinal)
        || (method.ContainingType.SpecialType == SpecialType.System_String
            && method.Name is nameof(string.Contains) or nameof(string.StartsWith) or nameof(string.EndsWith)
            && method.Parameters is [{ Type.SpecialType: SpecialType.System_String or SpecialType.System_Char }]);

    private bool IsOwn(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, model.Compilation.Assembly);
}
