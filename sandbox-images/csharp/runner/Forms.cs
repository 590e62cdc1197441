using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace InterpreterGuard.CSharpRunner;

/// <summary>Script or whole program? Decided by the text alone, never by how warm the runtime is.</summary>
internal static class Forms
{
    private const string EntryPoint = "Main";

    private static readonly CSharpParseOptions ProgramParsing = new(LanguageVersion.Latest, DocumentationMode.None);

    /// <summary>
    /// A text with a namespace is none that a script may hold, and one that only declares types, among them the start of a program, would do nothing as a script:
    /// both are programs, as <c>dotnet run</c> takes them. So is a text that has no meaning as a script and one as a program, such as <c>using var</c> outside a block.
    /// </summary>
    public static bool IsProgram(CompilationUnitSyntax script, string code) =>
        DeclaresProgram(script) || (HasErrors(script) && !HasErrors(CSharpSyntaxTree.ParseText(code, ProgramParsing).GetRoot()));

    private static bool HasErrors(SyntaxNode root) =>
        root.ContainsDiagnostics && root.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static bool DeclaresProgram(CompilationUnitSyntax script)
    {
        var types = 0;
        var starts = false;
        foreach (var member in script.Members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax:
                    return true;
                case TypeDeclarationSyntax type:
                    types++;
                    starts |= type.Members.Any(IsStart);
                    break;
                case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax:
                    types++;
                    break;
            }
        }

        return starts && types == script.Members.Count;
    }

    private static bool IsStart(MemberDeclarationSyntax member) =>
        member is MethodDeclarationSyntax { Identifier.ValueText: EntryPoint } method && method.Modifiers.Any(SyntaxKind.StaticKeyword);
}
