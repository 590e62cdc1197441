using InterpreterGuard.Core.Screening;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Commands;

/// <summary>Files that the script itself writes.</summary>
internal sealed partial class ShellReader
{
    /// <summary>Notes what a command puts into files, where both are known.</summary>
    private void Keep(Command command, CommandWords started)
    {
        if (started.Name is "cp" or "mv" or "ln" or "install" && started.Words.Skip(1).Where(word => word.Text is not ['-', ..]).ToList() is [.., { Complete: true } from, { Complete: true } to])
            sink.Files.Copy(sink, command.Span, from.Text, to.Text);
        if (started is { Name: "tee", Input: { } input })
        {
            var appends = started.Words.Any(word => word.Text is "-a" or "--append");
            foreach (var file in started.Words.Skip(1).Where(word => word.Complete && !word.Text.StartsWith('-')))
                sink.Files.Keep(sink, command.Span, file.Text, Lines(Kept(input)), appends);
        }

        if (command.Redirections.Count > 0)
            Keep(command.Span, command.Redirections, Output(command.Span, started with { Redirections = [] }));
    }

    private void Keep(SourceSpan span, IReadOnlyList<Redirection> redirections, TextValue? output)
    {
        foreach (var redirection in redirections)
        {
            if (redirection is { Writes: true, Target: Word target } && Expand(target) is { Complete: true } path)
                sink.Files.Keep(sink, span, path.Text, Lines(Kept(output)), redirection.Appends);
        }
    }

    private static TextValue? Kept(TextValue? output) => output is { HasKnownPart: true } ? output : WrittenFiles.Unread(output?.Origins);

    /// <summary>What a command writes; one that is given a file of the script's own reads what stands in it.</summary>
    private TextValue? Output(SourceSpan span, CommandWords command)
    {
        var file = command.Input is null && command.Name is "cat" or "base64" or "base32" or "xxd" or "rev" or "gunzip" or "gzip" or "zcat"
            && command.Words.Skip(1).Where(word => word.Text is not ['-', ..]).ToList() is [{ Complete: true } only] ? only : null;
        if (file is null || sink.Files.TextOf(file.Text) is not { } text)
            return CommandFlows.Output(span, command, ShellOutput.Of(command, bounds));
        var output = ShellOutput.Of(command with { Words = [.. command.Words.Where(word => !ReferenceEquals(word, file))], Input = text }, bounds);
        return CommandFlows.Output(span, command, text.Origins is null ? output : (TextValue?)Values.Value.From(output ?? TextValue.Unknown, text.Origins));
    }

    private static TextValue? Lines(TextValue? text) => text is not { HasKnownPart: true } || text.Text.EndsWith('\n') ? text : text with { Text = text.Text + "\n" };

    private TextValue? Temporary(CommandWords command) => command.Name == "mktemp" ? sink.Files.NewName("/tmp/tmp.") : null;
}
