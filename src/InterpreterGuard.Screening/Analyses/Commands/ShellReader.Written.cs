using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Commands;

/// <summary>Files that the script itself writes: a text that goes into a file and is then run from there is read as the code it is.</summary>
internal sealed partial class ShellReader
{
    private const int FilesMax = 64;
    private const int WrappersMax = 4;

    private readonly Dictionary<string, TextValue> written = state.Written;

    /// <summary>Notes what a command puts into files, where both are known. A file that gets something unknown is forgotten.</summary>
    private void Keep(Command command, CommandWords started)
    {
        if (started is { Name: "tee", Input: { } input })
        {
            var appends = started.Words.Any(word => word.Text is "-a" or "--append");
            foreach (var file in started.Words.Skip(1).Where(word => word.Complete && !word.Text.StartsWith('-')))
                Keep(file.Text, input, appends);
        }

        foreach (var redirection in command.Redirections)
        {
            if (redirection is { Writes: true, Target: Word target } && Expand(target) is { Complete: true } path)
                Keep(path.Text, ShellOutput.Of(started with { Redirections = [] }, bounds), redirection.Appends);
        }
    }

    private void Keep(string path, TextValue? text, bool appends)
    {
        path = Plain(path);
        if (text is null)
        {
            written.Remove(path);
            return;
        }

        var line = text.Text.EndsWith('\n') ? text : text with { Text = text.Text + "\n" };
        var before = appends ? written.GetValueOrDefault(path) : null;
        var whole = before is null ? line : line with { Text = before.Text + line.Text, Complete = before.Complete && line.Complete };
        if (whole.Text.Length <= bounds.CharactersMax && (written.Count < FilesMax || written.ContainsKey(path)))
            written[path] = whole;
        else
            written.Remove(path);
    }

    /// <summary>A command that runs a file written before it: by an interpreter, by <c>source</c>, or by its own name.</summary>
    private void ReadWritten(SourceSpan span, CommandWords command)
    {
        if (written.Count == 0)
            return;
        for (var wrapped = 0; wrapped < WrappersMax && Wrappers.Inside(command.Name, command.Words) is { } inner; wrapped++)
            command = inner;
        if (command.Name is "." or "source" && command.Words.Count > 1)
            ReadWritten(span, command.Words[1], Language.Shell, command.Name);
        else if (Interpreters.LanguageOf(command.Name) is { } language)
        {
            if (Interpreters.Code(command.Words, language) is null && command.Words.Skip(1).FirstOrDefault(word => !word.Text.StartsWith('-')) is { } script)
                ReadWritten(span, script, language, command.Name);
        }
        else if (command.Words.Count > 0 && command.Words[0].Text.Contains('/', StringComparison.Ordinal))
            ReadWritten(span, command.Words[0], language: null, command.Name);
    }

    private void ReadWritten(SourceSpan span, TextValue file, Language? language, string by)
    {
        // What Python made of a file runs as the file would.
        var path = Plain(file.Text);
        if (!written.TryGetValue(path, out var text) && !(path.EndsWith(".pyc", StringComparison.Ordinal) && written.TryGetValue(path[..^1], out text)))
            return;
        language ??= Shebang.Program(text.Text) is { } program ? Interpreters.LanguageOf(program) : Language.Shell;
        if (language is { } known)
            sink.Layer(span, known, text, $"{by} {path}");
    }

    private static string Plain(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
}
