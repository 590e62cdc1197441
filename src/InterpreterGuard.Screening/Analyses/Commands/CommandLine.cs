using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Analyses.Commands;

/// <summary>
/// Tells what one command is: the call itself, the command that a wrapper such as <c>sudo</c> starts, and the code that an interpreter is given.
/// Shell texts and programs that start a command without a shell come through here alike.
/// </summary>
internal sealed class CommandLine(FactSink sink)
{
    private const int WrappersMax = 8;

    private readonly CommandFlows flows = new(sink);

    public void Run(SourceSpan span, CommandWords command)
    {
        var later = new List<CommandWords>();
        for (var wrapped = 0; wrapped < WrappersMax && command.Name.Length > 0 && sink.Step(); wrapped++)
        {
            Tell(span, command);
            flows.Tell(span, command);
            FindLayers(span, command);
            sink.Files.Run(sink, span, command);
            later.AddRange(Wrappers.Beside(command.Name, command.Words));
            if (Wrappers.Inside(command.Name, command.Words) is not { } inner)
                break;
            command = command with { Words = inner.Words, Assignments = inner.Assignments };
        }

        foreach (var other in later)
            Run(span, command with { Words = other.Words, Assignments = other.Assignments });
    }

    private void Tell(SourceSpan span, CommandWords command) => sink.Call(
        span,
        new CallFact(Language.Shell, command.Name, [.. command.Words.Skip(1).Select(ValueText.Fact)])
        {
            Keywords = command.Assignments.ToDictionary(entry => entry.Key, entry => ValueText.Fact(entry.Value), StringComparer.Ordinal),
            Redirections = command.Redirections,
            Background = command.Background,
            PipesInto = command.PipesInto,
            PipesIntoText = command.PipesIntoText,
        });

    private void FindLayers(SourceSpan span, CommandWords command)
    {
        var words = command.Words;
        foreach (var text in OneLiners.Of(command))
            sink.Layer(span, Language.Shell, text, Label(command, command.Name));
        switch (command.Name)
        {
            case "eval" or "ssh-command" when words.Count > 1:
                sink.Layer(span, Language.Shell, Joined(words.Skip(1)), Label(command, "eval"));
                break;
            case "su" or "script" or "runuser" or "flock" when After(words, "-c") is { } text:
                sink.Layer(span, Language.Shell, text, Label(command, command.Name + " -c"));
                break;
            case "trap" or "watch" when words.Skip(1).FirstOrDefault(word => !word.Text.StartsWith('-')) is { } text:
                sink.Layer(span, Language.Shell, text, Label(command, command.Name));
                break;
            case "at" or "batch" when command.Input is { } text:
                sink.Layer(span, Language.Shell, text, Label(command, command.Name));
                break;
            default:
                if (Interpreters.LanguageOf(command.Name) is { } language)
                    FindCode(span, command, language);
                break;
        }
    }

    private void FindCode(SourceSpan span, CommandWords command, Language language)
    {
        if (Interpreters.Code(command.Words, language) is { } code)
            sink.Layer(span, language, code, Label(command, $"{command.Name} {Interpreters.CodeOption(language)}"));
        else if (command.Input is { } input && Interpreters.ReadsInput(command.Words))
            sink.Layer(span, language, input, Label(command, command.Name));
    }

    /// <summary>A command that a program starts is named with the function that starts it.</summary>
    private static string Label(CommandWords command, string label) => command.Via.Length > 0 ? $"{command.Via} {label}" : label;

    private static TextValue? After(IReadOnlyList<TextValue> words, string option)
    {
        for (var index = 1; index + 1 < words.Count; index++)
        {
            if (words[index].Text == option)
                return words[index + 1];
        }
        return null;
    }

    private static TextValue Joined(IEnumerable<TextValue> words)
    {
        TextValue[] all = [.. words];
        return new TextValue(string.Join(' ', all.Select(word => word.Text)), Array.TrueForAll(all, word => word.Complete));
    }
}
