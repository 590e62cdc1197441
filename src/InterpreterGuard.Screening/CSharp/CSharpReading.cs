using InterpreterGuard.CSharpRunner;
using InterpreterGuard.Screening.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace InterpreterGuard.Screening.CSharp;

/// <summary>From text to model, within the bounds. As a script or a program: decided by the runner's own rule.</summary>
internal static class CSharpReading
{
    private const string Name = "submission";
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);
    private static readonly CSharpParseOptions Program = new(LanguageVersion.Latest, DocumentationMode.None);
    private static readonly SyntaxTree GlobalUsings = CSharpSyntaxTree.ParseText(string.Concat(Usings.All.Select(name => $"global using {name};")), Program);
    private static readonly CSharpCompilationOptions Compiling = new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, concurrentBuild: false);

    // What a compilation has found out about its references is shared by those made from it.
    private static readonly CSharpCompilation EmptyProgram = Bound(CSharpCompilation.Create(Name, [CSharpSyntaxTree.ParseText("", Program), GlobalUsings], CSharpLibraries.References, Compiling));
    private static readonly CSharpCompilation EmptyScript =
        Bound(CSharpCompilation.CreateScriptCompilation(Name, CSharpSyntaxTree.ParseText("", Script), CSharpLibraries.References, Compiling.WithUsings(Usings.All)));

    /// <summary>The model, and the script that the next cell continues.</summary>
    public static (ParsedModel Parsed, CSharpCompilation? Script) Read(string code, SpanMap spans, CSharpCompilation? before, CSharpOptions options, CancellationToken clock)
    {
        if (CSharpBounds.OfText(code) is { } large)
            return (new ParsedModel(null, large), null);
        var text = SourceText.From(code);
        var tree = CSharpSyntaxTree.ParseText(text, Script, cancellationToken: clock);
        var root = (CompilationUnitSyntax)tree.GetRoot(clock);
        if (CSharpBounds.OfTree(root, options) is { } deep)
            return (new ParsedModel(null, deep), null);

        var isProgram = Forms.IsProgram(root, code);
        if (isProgram)
        {
            tree = CSharpSyntaxTree.ParseText(text, Program, cancellationToken: clock);
            root = (CompilationUnitSyntax)tree.GetRoot(clock);
        }

        if (root.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            return (new ParsedModel(null, Failure(error)), null);

        var compilation = isProgram ? EmptyProgram.ReplaceSyntaxTree(EmptyProgram.SyntaxTrees[0], tree) : EmptyScript.ReplaceSyntaxTree(EmptyScript.SyntaxTrees[0], tree);
        if (!isProgram && before is not null)
            compilation = compilation.WithScriptCompilationInfo(compilation.ScriptCompilationInfo!.WithPreviousScriptCompilation(before));
        var model = new CSharpModelBuilder(compilation.GetSemanticModel(tree), text, spans, clock).File(root);
        return (new ParsedModel(model, null), isProgram ? null : compilation);
    }

    private static CSharpCompilation Bound(CSharpCompilation compilation)
    {
        _ = compilation.GetSpecialType(SpecialType.System_Object);
        return compilation;
    }

    private static ParseFailure Failure(Diagnostic error)
    {
        var place = error.Location.GetLineSpan().StartLinePosition;
        var reason = error.Id is "CS8078" ? "too_deep" : "syntax";
        return new ParseFailure(reason, error.GetMessage(), place.Line + 1, place.Character + 1);
    }
}
