using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Text;

namespace InterpreterGuard.CSharpRunner;

/// <summary>Cells one after the other. Each sees the names of those before it.</summary>
internal sealed class Cells(IReadOnlyList<string> arguments)
{
    public const string Main = "main.cs";

    private static readonly CSharpParseOptions ScriptParsing = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    private static readonly ScriptOptions Options = ScriptOptions.Default
        .WithReferences(Libraries.References)
        .WithImports(Usings.All)
        .WithMetadataResolver(NoFiles.Metadata)
        .WithSourceResolver(NoFiles.Sources)
        .WithLanguageVersion(LanguageVersion.Latest)
        .WithOptimizationLevel(OptimizationLevel.Release)
        .WithEmitDebugInformation(true)
        .WithFileEncoding(System.Text.Encoding.UTF8)
        .WithFilePath(Main)
        .WithAllowUnsafe(true);

    private readonly Globals globals = new() { Args = arguments };
    private ScriptState<object?>? state;

    /// <summary>Runs a cell and says what became of it; gives the exit code.</summary>
    public async Task<int> RunAsync(string code)
    {
        try
        {
            var root = Parse(code);
            if (Refusals.Of(root) is { } refusal)
            {
                Failures.Tell(refusal);
                return 1;
            }

            return Forms.IsProgram(root, code) ? await WholeProgram.RunAsync(code, [.. arguments]) : await ScriptAsync(code);
        }
        catch (CompilationErrorException problem)
        {
            Failures.Tell(problem.Diagnostics);
        }
        catch (Exception problem)
        {
            Failures.Tell(problem);
        }

        return 1;
    }

    public static CompilationUnitSyntax Parse(string code) => (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(SourceText.From(code), ScriptParsing, Main).GetRoot();

    /// <summary>Compiles a script and drops it: for warming up.</summary>
    public static void Check(string code) => CSharpScript.Create<object?>(code, Options, typeof(Globals)).GetCompilation().GetDiagnostics();

    /// <summary>What a script gives, without telling anybody: for warming up.</summary>
    public static async Task<object?> EvaluateAsync(string code) =>
        (await CSharpScript.Create<object?>(code, Options, typeof(Globals)).RunAsync(new Globals())).ReturnValue;

    private async Task<int> ScriptAsync(string code)
    {
        state = await (state is null
            ? CSharpScript.Create<object?>(code, Options, typeof(Globals)).RunAsync(globals)
            : state.ContinueWithAsync<object?>(code, Options));
        if (state.ReturnValue is { } value)
            Results.Send(value, isMain: true);
        return 0;
    }
}
