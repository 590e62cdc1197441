using InterpreterGuard.Core.Screening;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Commands;

/// <summary>Functions and scripts that start themselves.</summary>
internal sealed partial class ShellReader
{
    // For each running function: how many tests stood around its beginning. One that came since may end it.
    private readonly Dictionary<string, int> entries = new(StringComparer.Ordinal);

    private SelfStarts frame = new(background: 0);
    private int background;
    private int guards;

    /// <summary>How often a running function was called again as it was called before, with no test in the way.</summary>
    private int comebacks;

    private TextValue? RunGuarded(Node node, Flow flow, bool guarded)
    {
        guards += guarded ? 1 : 0;
        var output = Run(node, flow);
        guards -= guarded ? 1 : 0;
        return output;
    }

    private List<TextValue?> RunChained(Block block, Flow flow)
    {
        var outputs = new List<TextValue?>();
        var guarded = false;
        foreach (var statement in block.Statements)
        {
            outputs.Add(RunGuarded(statement, flow, guarded));
            guarded |= !SelfStarts.Always(statement);
        }

        return outputs;
    }

    /// <summary>What leaves a function or script, and what starts the script anew: with words for it, it is told to do something else.</summary>
    private void Watch(SourceSpan span, CommandWords command)
    {
        StartScript(span, command);
        frame.Leaves |= command.Name is "exit" or "return" || (command.Name is "exec" && command.Words.Count > 1);
    }

    private void StartScript(SourceSpan span, CommandWords command)
    {
        var words = command;
        for (var wrapped = 0; wrapped < 4 && Wrappers.Inside(words.Name, words.Words) is { } inner; wrapped++)
            words = inner;
        if (command.Assignments.Count > 0 || words.Assignments.Count > 0 || guards > 0)
            return;
        var script = Interpreters.LanguageOf(words.Name) == Core.Submissions.Language.Shell ? words.Words.ElementAtOrDefault(1) : words.Words[0];
        if (script is { HasKnownPart: false, Origins.All: [{ Name: "$0" or "$BASH_SOURCE" }] } && ReferenceEquals(script, words.Words[^1]))
            StartItself(span, "$0");
    }

    private void StartItself(SourceSpan span, string name)
    {
        if (!frame.Leaves && frame.Doubles(background))
            sink.Call(span, new CallFact(Core.Submissions.Language.Shell, name, []) { Endless = true, Background = true });
    }
}
