using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Commands;

/// <summary>Files that the script itself writes.</summary>
internal sealed partial class ShellReader
{
    private int temporaries;

    /// <summary>Notes what a command puts into files, where both are known.</summary>
    private void Keep(Command command, CommandWords started)
    {
        if (started is { Name: "tee", Input: { } input })
        {
            var appends = started.Words.Any(word => word.Text is "-a" or "--append");
            foreach (var file in started.Words.Skip(1).Where(word => word.Complete && !word.Text.StartsWith('-')))
                sink.Files.Keep(sink, command.Span, file.Text, Lines(input), appends);
        }

        foreach (var redirection in command.Redirections)
        {
            if (redirection is { Writes: true, Target: Word target } && Expand(target) is { Complete: true } path)
                sink.Files.Keep(sink, command.Span, path.Text, Lines(ShellOutput.Of(started with { Redirections = [] }, bounds)), redirection.Appends);
        }
    }

    private static TextValue? Lines(TextValue? text) => text is null || text.Text.EndsWith('\n') ? text : text with { Text = text.Text + "\n" };

    /// <summary>A name that nobody knows before it is made is still the same one wherever it is used.</summary>
    private TextValue? Temporary(CommandWords command) => command.Name == "mktemp"
        ? new TextValue(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/tmp/tmp.{++temporaries:D10}"))
        : null;
}
