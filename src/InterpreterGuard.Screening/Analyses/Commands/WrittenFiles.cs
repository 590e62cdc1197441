using System.Globalization;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Python;

namespace InterpreterGuard.Screening.Analyses.Commands;

/// <summary>
/// Files that a submission itself writes, in whichever of its languages: a text that goes into a file and is then run from there is read as the code it is.
/// A session keeps them from one cell to the next.
/// </summary>
internal sealed class WrittenFiles
{
    private const int FilesMax = 64;
    private const int AskedMax = 1024;
    private const int FoldersMax = 16;
    private const int CharactersMax = 256 * 1024;
    private const string WorkFolder = "/work/";

    // What each holds, and how the text was reached that wrote it.
    private readonly Dictionary<string, (TextValue Text, IReadOnlyList<string> Layers)> texts = new(StringComparer.Ordinal);

    // Each text is read once: modules bring in each other.
    private readonly Dictionary<(string Path, Language? Language), TextValue> done = [];

    // What was run before anybody wrote it: inner code is read after the code around it.
    private readonly Dictionary<string, (Language? Language, string By)> asked = new(StringComparer.Ordinal);

    // Where Python looks for modules beside the work folder.
    private readonly List<string> folders = [];

    // What of it was written since, and where last.
    private readonly Dictionary<string, (LayerContext Text, SourceSpan Span)> due = new(StringComparer.Ordinal);

    private int temporaries;

    /// <summary>A name that is made up when the code runs. Nobody knows it before, and it is the same one wherever it is used.</summary>
    /// <param name="start">How it begins.</param>
    public TextValue NewName(string start) => new(string.Create(CultureInfo.InvariantCulture, $"{start}{++temporaries:D10}"));

    /// <summary>Another submission of the session begins. What an earlier one ran has run.</summary>
    public void Begin()
    {
        asked.Clear();
        done.Clear();
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

        var before = appends ? texts.GetValueOrDefault(path).Text : null;
        var whole = before is null ? text : text with { Text = before.Text + text.Text, Complete = before.Complete && text.Complete, Origins = Origins.Join(before.Origins, text.Origins) };
        if (whole.Text.Length > CharactersMax || (texts.Count >= FilesMax && !texts.ContainsKey(path)))
        {
            texts.Remove(path);
            return;
        }

        texts[path] = (whole, sink.Text.Path);
        if (IsStarted(path))
            asked.TryAdd(path, (null, "start-up file"));
        if (asked.ContainsKey(path))
            due[path] = (sink.Text, sink.At(span));
    }

    /// <summary>What stands for a text of which nothing is known, where running it matters all the same: nobody can read what was decoded, or what another machine sends.</summary>
    public static TextValue? Unread(Origins? origins) => Foreign(origins).Any() ? TextValue.Unknown with { Origins = origins } : null;

    /// <summary>What a file holds, where the submission wrote it.</summary>
    public TextValue? TextOf(string path) => texts.GetValueOrDefault(Plain(path)).Text;

    /// <summary>A file gets another name, or a copy; a name that ends a folder's is that of the file in it.</summary>
    public void Copy(FactSink sink, SourceSpan span, string from, string to)
    {
        if (TextOf(from) is { } text)
            Keep(sink, span, to.EndsWith('/') ? to + from[(from.LastIndexOf('/') + 1)..] : to, text, appends: false);
    }

    /// <summary>Modules are looked for in a folder.</summary>
    public void Search(string folder)
    {
        folder = Plain(folder.TrimEnd('/') + "/");
        if (folders.Count < FoldersMax && folder.Length > 0 && !folders.Contains(folder, StringComparer.Ordinal))
            folders.Add(folder);
    }

    /// <summary>A module is brought in, from whichever of these files there is.</summary>
    public void Import(FactSink sink, SourceSpan span, IEnumerable<string> files, Language language, string by)
    {
        foreach (var file in files)
        {
            Run(sink, span, new TextValue(file), language, by);
            foreach (var folder in folders)
                Run(sink, span, new TextValue(folder + file), language, by);
        }
    }

    /// <summary>Reads what was run first and written later, as it is by now: not with each line that is added.</summary>
    public void Settle(FactSink sink)
    {
        foreach (var (path, (writer, span)) in due)
        {
            sink.Enter(writer);
            if (texts.ContainsKey(path))
                Read(sink, span, path, asked[path].Language, asked[path].By);
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
            if (Interpreters.Code(command.Words, language) is not null || command.Words.Skip(1).FirstOrDefault(word => !word.Text.StartsWith('-')) is not { } script)
                return;
            if (language == Language.Python && command.Words.Any(word => word.Text is "-m") && script.Complete)
                Import(sink, span, PythonModules.Files(script.Text, ""), language, command.Name + " -m");
            else
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
        if (texts.ContainsKey(path))
            Read(sink, span, path, language, by);
        else if (asked.Count < AskedMax)
            asked.TryAdd(path, (language, by));
    }

    private void Read(FactSink sink, SourceSpan span, string path, Language? language, string by)
    {
        var (text, layers) = texts[path];
        if (done.TryGetValue((path, language), out var before) && (ReferenceEquals(before, text) || before.Text == text.Text))
            return;
        done[(path, language)] = text;
        var known = language ?? (Shebang.Program(text.Text) is { } program ? Interpreters.LanguageOf(program) : Language.Shell);

        // What is known in full is read. Of anything else that was decoded or sent, nobody knows what it does.
        foreach (var origin in text.Complete ? [] : Foreign(text.Origins))
            sink.Flow(span, new FlowFact(origin, known == Language.Shell ? "shell" : "code", by, "file", FlowFact.Shown(text.Text), !text.HasKnownPart));
        if (known is not { } readable)
            return;

        // A chain of files that run each other is no code inside code: each stands where it was written.
        var reader = sink.Text;
        if (sink.IsDeep)
            sink.Enter(reader with { Path = layers });
        sink.Layer(span, readable, text, $"{by} {path}");
        sink.Enter(reader);
    }

    // Git and shells run these by themselves.
    private static bool IsStarted(string path) => path.Contains(".git/hooks/", StringComparison.Ordinal)
        || path.StartsWith("/etc/profile.d/", StringComparison.Ordinal)
        || path[(path.LastIndexOf('/') + 1)..] is ".bashrc" or ".bash_profile" or ".bash_login" or ".bash_logout" or ".profile" or ".zshrc";

    private static IEnumerable<Origin> Foreign(Origins? origins) => origins?.All.Where(origin => origin.Kind is "decoded" or "network") ?? [];

    private static string Plain(string path)
    {
        path = PlainPath.Of(path) ?? path;
        if (path.StartsWith(WorkFolder, StringComparison.Ordinal))
            path = path[WorkFolder.Length..];
        return path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
    }
}
