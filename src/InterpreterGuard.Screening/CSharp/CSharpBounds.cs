using InterpreterGuard.Screening.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InterpreterGuard.Screening.CSharp;

/// <summary>What would cost the compiler a stack, minutes or gigabytes is seen before it begins. None of this recurses.</summary>
internal static class CSharpBounds
{
    /// <summary>Texts with places in them: each may stand in a place of another, and reading one calls the reader again.</summary>
    private const int InterpolationsMax = 4000;

    /// <summary>Characters that constants put together from constants could grow to.</summary>
    private const double ConstantCharactersMax = 64e6;

    /// <summary>Brackets inside each other, wherever they stand: the reader looks ahead at each, and so deep it would look for minutes.</summary>
    private const int BracketsMax = 300;

    public static ParseFailure? OfText(string code)
    {
        var (interpolations, depth, line) = (0, 0, 1);
        foreach (var character in code)
        {
            switch (character)
            {
                case '$':
                    interpolations++;
                    break;
                case '\n':
                    line++;
                    break;
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}':
                    depth = Math.Max(0, depth - 1);
                    break;
            }

            if (depth > BracketsMax)
                return new ParseFailure("too_deep", DeepMessage, line);
        }

        return interpolations <= InterpolationsMax ? null : TooLarge($"There are more than {InterpolationsMax} interpolated texts in the code.");
    }

    public static ParseFailure? OfTree(CompilationUnitSyntax root, CSharpOptions options)
    {
        var constants = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<(SyntaxNode Node, int Depth, int Lambdas)>();
        waiting.Push((root, 0, 0));
        while (waiting.TryPop(out var next))
        {
            var (node, depth, lambdas) = next;
            if (node is AnonymousFunctionExpressionSyntax or QueryExpressionSyntax)
                lambdas++;
            if (depth > options.TreeDepthMax || lambdas > options.LambdaDepthMax)
                return TooDeep(node);
            foreach (var constant in Constants(node))
                constants.Add(constant.Identifier.ValueText);
            foreach (var child in node.ChildNodes())
                waiting.Push((child, depth + 1, lambdas));
        }

        return constants.Count == 0 || Growth(root, constants) * root.FullSpan.Length <= ConstantCharactersMax
            ? null
            : TooLarge("Constants are put together from constants until they are too large to be followed.");
    }

    private static SeparatedSyntaxList<VariableDeclaratorSyntax> Constants(SyntaxNode node) => node switch
    {
        FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword) => field.Declaration.Variables,
        LocalDeclarationStatementSyntax local when local.Modifiers.Any(SyntaxKind.ConstKeyword) => local.Declaration.Variables,
        _ => default,
    };

    /// <summary>How often the longest constant may contain the first: each declaration multiplies by the constants it names.</summary>
    private static double Growth(CompilationUnitSyntax root, HashSet<string> constants)
    {
        var growth = 1.0;
        foreach (var node in root.DescendantNodes())
        {
            foreach (var constant in Constants(node))
            {
                if (constant.Initializer is { } value)
                    growth *= Math.Max(1, value.DescendantNodes().OfType<IdentifierNameSyntax>().Count(name => constants.Contains(name.Identifier.ValueText)));
            }
        }

        return growth;
    }

    private const string DeepMessage = "The code is nested more deeply than screening reads.";

    private static ParseFailure TooLarge(string message) => new("too_large", message);

    private static ParseFailure TooDeep(SyntaxNode node)
    {
        var place = node.GetLocation().GetLineSpan().StartLinePosition;
        return new ParseFailure("too_deep", DeepMessage, place.Line + 1, place.Character + 1);
    }
}
