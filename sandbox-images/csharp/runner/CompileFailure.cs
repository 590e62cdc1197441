using Microsoft.CodeAnalysis;

namespace InterpreterGuard.CSharpRunner;

/// <summary>The code was not compiled, and <see cref="Exception.Message"/> says why, a line for each mistake.</summary>
internal sealed class CompileFailure(string message) : Exception(message)
{
    private const int DiagnosticsMax = 50;

    public static CompileFailure Of(IEnumerable<Diagnostic> diagnostics) => new(string.Join('\n', diagnostics
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
        .Take(DiagnosticsMax)
        .Select(Line)));

    private static string Line(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetMappedLineSpan();
        return $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): error {diagnostic.Id}: {diagnostic.GetMessage()}";
    }
}
