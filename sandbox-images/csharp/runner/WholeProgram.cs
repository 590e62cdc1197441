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

    public static async Task<int> RunAsync(string code, string[] arguments)
    {
        var usings = CSharpSyntaxTree.ParseText(string.Concat(Usings.All.Select(name => $"global using {name};")), Parsing, encoding: System.Text.Encoding.UTF8);
        var compilation = CSharpCompilation.Create(
            "program",
            [CSharpSyntaxTree.ParseText(SourceText.From(code, System.Text.Encoding.UTF8), Parsing, Cells.Main), usings],
            Libraries.References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, concurrentBuild: false));
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        if (!emitted.Success)
        {
            Failures.Tell(emitted.Diagnostics);
            return 1;
        }

        var start = Assembly.Load(image.ToArray(), symbols.ToArray()).EntryPoint!;
        return await StartAsync(start, arguments);
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
