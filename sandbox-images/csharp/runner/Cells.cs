using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace InterpreterGuard.CSharpRunner;

/// <summary>Cells one after the other. Each sees the names of those before it, also of one that failed on its way.</summary>
/// <param name="globals">What every cell has beside its own names.</param>
/// <param name="isKept">Whether later cells see the names of these; not so while warming up.</param>
internal sealed class Cells(Globals globals, bool isKept = true)
{
    public const string Main = "main.cs";
    private const string Prefix = "cell-";
    private const int SlotsMin = 16;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);
    private static readonly EmitOptions Emitting = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    private readonly CellAssemblies assemblies = new();

    // What the cells have: the globals, then each cell's names. The compiler knows the places.
    private object?[] slots = [globals, .. new object?[SlotsMin - 1]];
    private int used = 1;

    public static string FileOf(int cell) => $"{Prefix}{cell}.cs";

    public static bool IsFile(string? name) => name is Main || name?.StartsWith(Prefix, StringComparison.Ordinal) == true;

    /// <summary>Starts a cell; what it gives is its value, or the code a whole program ended with. Throws <see cref="CompileFailure"/> for what is not compiled, before anything runs.</summary>
    public Func<Task<CellValue>> Prepare(string code, string file, CancellationToken cancellationToken = default)
    {
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(code, System.Text.Encoding.UTF8), Parsing, file, cancellationToken);
        var root = (CompilationUnitSyntax)tree.GetRoot(cancellationToken);
        if (Refusals.Of(root) is { } refusal)
            throw refusal;
        if (Forms.IsProgram(root, code))
            return WholeProgram.Prepare(code, file, [.. globals.Args], cancellationToken);

        var compilation = Compilations.Of(tree);
        var start = Load(compilation, cancellationToken);
        if (isKept)
            Compilations.Accept(compilation);
        used++;
        if (used > slots.Length)
            Array.Resize(ref slots, slots.Length * 2);
        return async () => new(await start(slots), Code: null);
    }

    private Func<object?[], Task<object?>> Load(CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(image, symbols, options: Emitting, cancellationToken: cancellationToken);
        if (!emitted.Success)
            throw CompileFailure.Of(emitted.Diagnostics);
        image.Position = symbols.Position = 0;
        var start = compilation.GetEntryPoint(cancellationToken)!;
        return assemblies.Add(compilation.AssemblyName!, image, symbols)
            .GetType(start.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(start.MetadataName, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
    }
}
