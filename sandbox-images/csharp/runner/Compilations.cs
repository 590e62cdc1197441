using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace InterpreterGuard.CSharpRunner;

/// <summary>
/// Compilations of cells, each one knowing the names of those before it. The next one is made before its text is there, with its libraries resolved: that is most of the work of a small cell, and nobody waits for
/// it. What is resolved stays, and so does what the compiler has learnt of the libraries' types.
/// </summary>
internal static class Compilations
{
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        usings: Usings.All,
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: true,
        concurrentBuild: false,
        metadataReferenceResolver: NoFiles.Metadata,
        sourceReferenceResolver: NoFiles.Sources);

    private static CSharpCompilation? next;
    private static CSharpCompilation? previous;
    private static int made;

    /// <summary>The cell's compilation; it counts as having run from <see cref="Accept"/> on.</summary>
    public static CSharpCompilation Of(SyntaxTree tree)
    {
        Prepare();
        return next!.AddSyntaxTrees(tree);
    }

    /// <summary>Later cells see the names of this one.</summary>
    public static void Accept(CSharpCompilation compilation)
    {
        previous = compilation;
        next = null;
    }

    public static void Prepare()
    {
        if (next is not null)
            return;
        made++;
        next = CSharpCompilation.CreateScriptCompilation(
            $"cell-{made}",
            references: previous is null ? Libraries.References : null,
            options: Options.WithScriptClassName($"Submission#{made}"),
            previousScriptCompilation: previous,
            returnType: typeof(object),
            globalsType: typeof(Globals));
        // Resolves the libraries.
        _ = next.ScriptClass;
        _ = next.GetSpecialType(SpecialType.System_Object);
    }
}
