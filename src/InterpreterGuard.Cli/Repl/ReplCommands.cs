using System.CommandLine.Parsing;
using InterpreterGuard.Cli.Showing;
using InterpreterGuard.Core.Submissions;
using Spectre.Console;

namespace InterpreterGuard.Cli.Repl;

/// <summary>What stands behind a colon.</summary>
internal sealed class ReplCommands(ReplSession session, Screen screen)
{
    private const string Help = """
        Code runs in one session: variables, imports and files stay. Each language has its own interpreter over the same files.

          Enter         sends what is finished; what is not goes on (open brackets, quotes, blocks)
          empty line    ends a Python block
          ;;            alone on a line sends what is there (not in shell, where it is a word)
          Ctrl-D        sends what is there; with nothing typed it leaves
          Ctrl-C        gives up the line; while code runs it interrupts it, twice leaves
          up, down      what was typed before; Home, End, Ctrl-A/E/K/U/W, Ctrl-arrows edit

          :language [NAME]          says or changes the language
          :files [FOLDER]           what lies in the work folder
          :upload FILE [AS]         copies a file of this machine into it
          :download FILE [TO]       copies a file out of it
          :restart                  a fresh interpreter of this language; files stay
          :session                  how the session stands
          :help                     this
          :quit                     leaves and ends the session
        """;

    /// <summary>False: it is over.</summary>
    public async Task<bool> DoAsync(string line, CancellationToken cancellationToken)
    {
        string[] words = [.. CommandLineParser.SplitCommandLine(line[1..])];
        switch (words)
        {
            case ["quit" or "q" or "exit"]:
                return false;
            case ["help" or "h" or "?"] or []:
                screen.Say(Help);
                break;
            case ["language" or "lang"]:
                screen.Say($"{session.Language}; there are {string.Join(", ", Language.Runnable)}.");
                break;
            case ["language" or "lang", var name]:
                Speak(name);
                break;
            case ["files"]:
                await FilesAsync(folder: null, cancellationToken);
                break;
            case ["files", var folder]:
                await FilesAsync(folder, cancellationToken);
                break;
            case ["upload", var file]:
                await UploadAsync(file, Path.GetFileName(file), cancellationToken);
                break;
            case ["upload", var file, var name]:
                await UploadAsync(file, name, cancellationToken);
                break;
            case ["download", var file]:
                await DownloadAsync(file, Path.GetFileName(file), cancellationToken);
                break;
            case ["download", var file, var target]:
                await DownloadAsync(file, target, cancellationToken);
                break;
            case ["restart"]:
                await (await session.OpenAsync(cancellationToken)).RestartAsync(session.Language, cancellationToken);
                screen.Done($"A fresh {session.Language} interpreter; its variables are gone, files stay.");
                break;
            case ["session"]:
                await SessionAsync(cancellationToken);
                break;
            default:
                screen.Problem($"':{words[0]}' is no command, or not with these words; :help tells all.");
                break;
        }

        return true;
    }

    private void Speak(string name)
    {
        if (Language.TryParse(name, out var language))
            session.Speak(language.Name);
        else
            screen.Problem($"'{name}' is no language here; there are {string.Join(", ", Language.Runnable)}.");
    }

    private async Task FilesAsync(string? folder, CancellationToken cancellationToken)
    {
        var list = await (await session.OpenAsync(cancellationToken)).ListFilesAsync(folder, cancellationToken);
        if (list.Files.Count == 0)
        {
            screen.Say("No files.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("file", "bytes", "type", "changed");
        foreach (var file in list.Files)
            table.AddRow(Cell(file.Path), Cell($"{file.Size}"), Cell(file.Kind is "file" or "" ? file.Type ?? "" : file.Kind), Cell(file.ModifiedAt is { } at ? $"{at:u}" : ""));
        screen.Show(table);
        if (list.Truncated)
            screen.Detail("There are more; :files FOLDER shows one folder.");
    }

    private async Task UploadAsync(string file, string name, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            throw new GuardException(Directory.Exists(file) ? $"{file} is a folder; name a file." : $"{file} is not there.");
        await using var content = Read(file);
        await (await session.OpenAsync(cancellationToken)).UploadAsync(name, content, cancellationToken);
        screen.Done($"{name}  {content.Length} bytes");
    }

    private async Task DownloadAsync(string file, string target, CancellationToken cancellationToken)
    {
        if (Directory.Exists(target))
            target = Path.Combine(target, Path.GetFileName(file));
        if (Path.Exists(target))
            throw new GuardException($"{target} is there already; name another: :download {file} NAME");
        await using var content = await (await session.OpenAsync(cancellationToken)).OpenFileAsync(file, cancellationToken);
        await using var written = Write(target);
        await content.CopyToAsync(written, cancellationToken);
        screen.Done($"{target}  {written.Length} bytes");
    }

    private async Task SessionAsync(CancellationToken cancellationToken)
    {
        var state = await (await session.OpenAsync(cancellationToken)).GetStateAsync(cancellationToken);
        screen.Say($"{SafeText.Line(state.Id)}  {SafeText.Line(state.Status)}  profile {SafeText.Line(state.Profile)}");
        if (state.IdleUntil is { } idle)
            screen.Say($"  ends at {idle:u} unless it is used, and at {state.ExpiresAt:u} in any case");
        foreach (var context in state.Contexts)
            screen.Say($"  {SafeText.Line(context.Language)}  {SafeText.Line(context.Status)}  {context.Executions} executions");
    }

    private static FileStream Read(string file)
    {
        try
        {
            return File.OpenRead(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new GuardException($"{file} cannot be read: {problem.Message}", problem);
        }
    }

    private static FileStream Write(string target)
    {
        try
        {
            return new FileStream(target, FileMode.CreateNew, FileAccess.Write);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new GuardException($"{target} cannot be written: {problem.Message}", problem);
        }
    }

    private static Text Cell(string text) => new(SafeText.Line(text));
}
