using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Analyses.Commands;

/// <summary>
/// Files that a submission itself writes, in whichever of its languages: a text that goes into a file and is then run from there is read as the code it is.
/// A session keeps them from one cell to the next.
/// </summary>
internal sealed class WrittenFiles
{
    private const int FilesMax = 64;
    private const int CharactersMax = 256 * 1024;
    private const string WorkFolder = "/work/";

    private readonly Dictionary<string, TextValue> texts = new(StringComparer.Ordinal);

    // What was run before anybody wrote it: inner code is read after the code around it.
    private readonly Dictionary<string, (Language? Language, string By)> asked = new(StringComparer.Ordinal);

    // What of it was written since, and where last.
    private readonly Dictionary<string, (LayerContext Text, SourceSpan Span)> due = new(StringComparer.Ordinal);

    /// <summary>Another submission of the session begins. What an earlier one ran has run.</summary>
    public void Begin()
    {
        asked.Clear();
        due.Clear();
    }

    /// <summary>What a file holds from here on. One that gets something unknown is forgotten.</summary>
    /// <param name="sink">Whose text writes it.</param>
    /// <param name="span">Where it is written.</param>
    /// <param name="path">The file.</param>
    /// <param name="text">What goes into it; <see langword="null"/> when that is unknown.</param>
    /// <param name="appends">It goes behind what is there.</param>
    public void Keep(FactSink sink, SourceSpan span, string path, TextValue? text, bool appends)
    {
        path = Plain(path);
        if (text is null)
        {
            texts.Remove(path);
            return;
        }

        var before = appends ? texts.GetValueOrDefault(path) : null;
        var whole = before is null ? text : text with { Text = before.Text + text.Text, Complete = before.Complete && text.Complete };
        if (whole.Text.Length > CharactersMax || (texts.Count >= FilesMax && !texts.ContainsKey(path)))
        {
            texts.Remove(path);
            return;
        }

        texts[path] = whole;
        if (asked.ContainsKey(path))
            due[path] = (sink.Text, sink.At(span));
    }

    /// <summary>Reads what was run first and written later, as it is by now: not with each line that is added.</summary>
    public void Settle(FactSink sink)
    {
        foreach (var (path, (writer, span)) in due)
        {
            sink.Enter(writer);
            if (texts.TryGetValue(path, out var text))
                Read(sink, span, path, text, asked[path].Language, asked[path].By);
        }

        due.Clear();
    }

    /// <summary>A command that runs a file: by an interpreter, by <c>source</c>, or by its own name.</summary>
    public void Run(FactSink sink, SourceSpan span, CommandWords command)
    {
        if (command.Name is "." or "source" && command.Words.Count > 1)
            Run(sink, span, command.Words[1], Language.Shell, command.Name);
        else if (Interpreters.LanguageOf(command.Name) is { } language)
        {
            if (Interpreters.Code(command.Words, language) is null && command.Words.Skip(1).FirstOrDefault(word => !word.Text.StartsWith('-')) is { } script)
                Run(sink, span, script, language, command.Name);
        }
        else if (command.Words.Count > 0 && command.Words[0].Text.Contains('/', StringComparison.Ordinal))
            Run(sink, span, command.Words[0], language: null, command.Name);
    }

    /// <summary>A file is run.</summary>
    public void Run(FactSink sink, SourceSpan span, TextValue file, Language? language, string by)
    {
        if (!file.Complete)
            return;
        // What Python made of a file runs as the file would.
        var path = Plain(file.Text);
        if (!texts.ContainsKey(path) && path.EndsWith(".pyc", StringComparison.Ordinal))
            path = path[..^1];
        if (texts.TryGetValue(path, out var text))
            Read(sink, span, path, text, language, by);
        else if (asked.Count < FilesMax)
            asked.TryAdd(path, (language, by));
    }

    private static void Read(FactSink sink, SourceSpan span, string path, TextValue text, Language? language, string by)
    {
        language ??= Shebang.Program(text.Text) is { } program ? Interpreters.LanguageOf(program) : Language.Shell;
        if (language is { } known)
            sink.Layer(span, known, text, $"{by} {path}");
    }

    private static string Plain(string path)
    {
        path = PlainPath.Of(path) ?? path;
        if (path.StartsWith(WorkFolder, StringComparison.Ordinal))
            path = path[WorkFolder.Length..];
        return path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
    }
}
