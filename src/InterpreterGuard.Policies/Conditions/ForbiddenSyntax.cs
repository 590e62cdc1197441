using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InterpreterGuard.Policies.Conditions;

/// <summary>Says why a piece of C# has no place in a condition.</summary>
internal static class ForbiddenSyntax
{
    public static string Why(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax => "A condition assigns nothing; did you mean '=='?",
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } => "'!' behind a value is not needed in a condition.",
        PostfixUnaryExpressionSyntax => "A condition changes nothing: '++' and '--' are not allowed.",
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } =>
            "A condition changes nothing: '++' and '--' are not allowed.",
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression or (int)SyntaxKind.PointerIndirectionExpression } =>
            "Pointers are not allowed in a condition.",
        BaseObjectCreationExpressionSyntax or AnonymousObjectCreationExpressionSyntax => "A condition creates nothing: 'new' is not allowed.",
        ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or StackAllocArrayCreationExpressionSyntax
            or ImplicitStackAllocArrayCreationExpressionSyntax or CollectionExpressionSyntax or InitializerExpressionSyntax =>
            "A condition creates no arrays or collections; put the values into a list of the policy.",
        AnonymousFunctionExpressionSyntax => "Functions ('=>', 'delegate') are not allowed; helpers such as AnyIn, AnyContains and AnyMatches look at every item.",
        TypeOfExpressionSyntax or SizeOfExpressionSyntax or DefaultExpressionSyntax => "Types cannot be named in a condition: 'typeof', 'sizeof' and 'default' are not allowed.",
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression or (int)SyntaxKind.NullLiteralExpression } =>
            "Fields are never null: a text that is not known is empty, compare with \"\".",
        CastExpressionSyntax or PredefinedTypeSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax or ArrayTypeSyntax or PointerTypeSyntax or NullableTypeSyntax
            or RefTypeSyntax => "Types cannot be named in a condition.",
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression or (int)SyntaxKind.AsExpression } => "Types cannot be named in a condition; behind 'is' stand constants only.",
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } => "Fields are never null; '??' is not needed.",
        BinaryExpressionSyntax binary => $"'{binary.OperatorToken.ValueText}' is not allowed: a condition compares, it does not compute.",
        PatternSyntax => "Behind 'is' stand constants only, joined by 'or', 'and', 'not'.",
        AwaitExpressionSyntax => "A condition waits for nothing: 'await' is not allowed.",
        ThrowExpressionSyntax => "A condition throws nothing.",
        CheckedExpressionSyntax => "'checked' and 'unchecked' are not allowed in a condition.",
        QueryExpressionSyntax => "Queries ('from … select') are not allowed in a condition.",
        SwitchExpressionSyntax or ConditionalExpressionSyntax => "Write alternatives with '||' and '&&': '?:' and 'switch' are not allowed.",
        ConditionalAccessExpressionSyntax or MemberBindingExpressionSyntax => "Fields are never null; write '.' instead of '?.'.",
        ElementAccessExpressionSyntax or RangeExpressionSyntax or ImplicitElementAccessSyntax => "'[…]' is not allowed; use .At(place), which never fails.",
        InterpolatedStringExpressionSyntax => "A text is a constant: interpolation ('$\"…\"') is not allowed.",
        GenericNameSyntax or TypeArgumentListSyntax => "Type arguments ('<…>') are not allowed in a condition.",
        ThisExpressionSyntax or BaseExpressionSyntax => "'this' and 'base' cannot be named; name the field alone.",
        DeclarationExpressionSyntax or VariableDesignationSyntax => "A condition declares nothing.",
        TupleExpressionSyntax or WithExpressionSyntax => "A condition creates nothing.",
        StatementSyntax => "A condition is one expression, without statements.",
        _ => $"'{Yaml.Problems.Cut(node.ToString())}' ({node.Kind()}) is not allowed in a condition.",
    };
}
