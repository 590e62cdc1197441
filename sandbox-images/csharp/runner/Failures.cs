using System.Diagnostics;
using System.Text;

namespace InterpreterGuard.CSharpRunner;

/// <summary>Errors as the submission's author wants them: the places are the submission's own, and so are the frames.</summary>
internal static class Failures
{
    private const int InnerMax = 8;

    public static void Tell(Exception problem)
    {
        if (problem is CompileFailure)
        {
            Console.Error.WriteLine(problem.Message);
            Send("CompilationError", problem.Message.Split('\n')[0], problem.Message);
            return;
        }

        if (problem is AggregateException { InnerExceptions: [var only] })
            problem = only;
        var text = Text(problem);
        Console.Error.WriteLine("Unhandled exception. " + text);
        Send(problem.GetType().FullName ?? problem.GetType().Name, problem.Message, text);
    }

    public static string Text(Exception problem)
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
                if (Cells.IsFile(frame.GetFileName()))
                    text.Append("\n   at ").Append(Frames.Name(frame.GetMethod())).Append(" in ").Append(frame.GetFileName()).Append(":line ").Append(frame.GetFileLineNumber());
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
