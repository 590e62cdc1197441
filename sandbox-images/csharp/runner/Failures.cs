using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;

namespace InterpreterGuard.CSharpRunner;

/// <summary>Errors as the submission's author wants them: the places are the submission's own, and so are the frames.</summary>
internal static class Failures
{
    private const int DiagnosticsMax = 50;
    private const int InnerMax = 8;

    public static void Tell(IEnumerable<Diagnostic> diagnostics) => Tell(new CompileFailure(string.Join('\n', diagnostics
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
        .Take(DiagnosticsMax)
        .Select(Line))));

    public static void Tell(CompileFailure failure)
    {
        Console.Error.WriteLine(failure.Text);
        Send("CompilationError", failure.Text.Split('\n')[0], failure.Text);
    }

    public static void Tell(Exception problem)
    {
        if (problem is AggregateException { InnerExceptions: [var only] })
            problem = only;
        var text = Text(problem);
        Console.Error.WriteLine("Unhandled exception. " + text);
        Send(problem.GetType().FullName ?? problem.GetType().Name, problem.Message, text);
    }

    private static string Line(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetMappedLineSpan().StartLinePosition;
        return $"{Cells.Main}({place.Line + 1},{place.Character + 1}): error {diagnostic.Id}: {diagnostic.GetMessage()}";
    }

    private static string Text(Exception problem)
    {
        var text = new StringBuilder();
        var depth = 0;
        for (var current = problem; current is not null && depth < InnerMax; current = current.InnerException, depth++)
        {
            if (depth > 0)
                text.Append("\n ---> ");
            text.Append(current.GetType().FullName).Append(": ").Append(current.Message);
            foreach (var frame in new StackTrace(current, fNeedFileInfo: true).GetFrames())
            {
                if (frame.GetFileName() == Cells.Main)
                    text.Append("\n   at ").Append(Frames.Name(frame.GetMethod())).Append(" in ").Append(Cells.Main).Append(":line ").Append(frame.GetFileLineNumber());
            }
        }

        return text.ToString();
    }

    private static void Send(string name, string value, string traceback) => Wire.Send(json =>
    {
        json.WriteString("op", "error");
        json.WriteString("name", name);
        json.WriteString("value", Results.Cut(value));
        json.WriteString("traceback", Results.Cut(traceback));
    });
}
