using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace InterpreterGuard.CSharpRunner;

/// <summary>A text that is a whole program: compiled as one, and started at its <c>Main</c>.</summary>
internal static class WholeProgram
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, DocumentationMode.None);

    public static Func<Task<CellValue>> Prepare(string code, string file, string[] arguments, CancellationToken cancellationToken)
    {
        var usings = CSharpSyntaxTree.ParseText(string.Concat(Usings.All.Select(name => $"global using {name};")), Parsing, encoding: System.Text.Encoding.UTF8, cancellationToken: cancellationToken);
        var compilation = CSharpCompilation.Create(
            "program",
            [CSharpSyntaxTree.ParseText(SourceText.From(code, System.Text.Encoding.UTF8), Parsing, file, cancellationToken), usings],
            Libraries.References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, concurrentBuild: false));
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: cancellationToken);
        if (!emitted.Success)
            throw CompileFailure.Of(emitted.Diagnostics);

        var start = Assembly.Load(image.ToArray(), symbols.ToArray()).EntryPoint!;
        return async () => new(Value: null, await StartAsync(start, arguments));
    }

    /// <summary>An asynchronous <c>Main</c> has a start of the compiler's making, which waits for it.</summary>
    private static async Task<int> StartAsync(MethodInfo start, string[] arguments)
    {
        try
        {
            var returned = start.Invoke(null, start.GetParameters().Length == 0 ? [] : [arguments]);
            if (returned is Task task)
                await task;
            return returned as int? ?? Environment.ExitCode;
        }
        catch (TargetInvocationException problem) when (problem.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }
}
