using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InterpreterGuard.CSharpRunner;

/// <summary>Directives that bring in other files. The compiler would only say that it does not find them.</summary>
internal static class Refusals
{
    public static CompileFailure? Of(CompilationUnitSyntax root)
    {
        foreach (var trivia in root.DescendantTrivia())
        {
            var sentence = trivia.Kind() switch
            {
                SyntaxKind.ReferenceDirectiveTrivia => "#r is refused: a submission may use the base libraries, which it has without asking.",
                SyntaxKind.LoadDirectiveTrivia => "#load is refused: a submission is one text.",
                _ => null,
            };
            if (sentence is not null)
            {
                var place = trivia.GetLocation().GetLineSpan().StartLinePosition;
                return new CompileFailure($"{root.SyntaxTree.FilePath}({place.Line + 1},{place.Character + 1}): error: {sentence}");
            }
        }

        return null;
    }
}
