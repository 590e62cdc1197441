using System.Runtime.CompilerServices;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Analyses.Folding;
using InterpreterGuard.Screening.Analyses.Programs;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;
using InterpreterGuard.Screening.Shell;

namespace InterpreterGuard.Screening.Analyses.Commands;

/// <summary>
/// Walks a shell text once, in the order in which it would run: variables, aliases and functions with known values, what goes through pipes,
/// and every command after its expansions. This half: statements.
/// </summary>
internal sealed partial class ShellReader(FactSink sink, CommandLine commands, ShellOptions options, FoldBounds bounds, ShellState state)
{
    private readonly Dictionary<string, Value?> variables = state.Variables;
    private readonly Dictionary<string, Function> functions = state.Functions;
    private readonly Dictionary<string, string> aliases = state.Aliases;
    private readonly HashSet<string> active = new(StringComparer.Ordinal);
    private readonly HashSet<string> called = new(StringComparer.Ordinal);

    /// <summary>How often a function was met that was running already.</summary>
    private int returns;

    public void Read(Node script)
    {
        Run(script, Flow.None);
        // What nobody called is read as it stands.
        foreach (var (name, function) in functions.ToList())
        {
            if (!state.IsEarlier(name) && called.Add(name))
                Invoke(function, [], Flow.None);
        }
    }

    /// <summary>Runs a statement; gives what it writes to its output, where that is known.</summary>
    private TextValue? Run(Node node, Flow flow)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!sink.Step())
            return null;
        switch (node)
        {
            case Block block:
                var outputs = block.Chained ? RunChained(block, flow) : block.Statements.Select(statement => Run(statement, flow)).ToList();
                return outputs.Count > 0 && outputs.TrueForAll(output => output is not null) ? Joined(outputs!) : null;
            case Command command:
                return Run(command, flow);
            case Pipeline pipeline:
                return Run(pipeline, flow);
            case Redirected redirected:
                return Run(redirected, flow);
            case Function function:
                functions[function.Name] = function;
                state.Says(function.Name);
                return null;
            case Background started:
                background++;
                var written = Run(started.Body, flow);
                background--;
                return written;
            case Branch branch:
                foreach (var test in branch.Tests)
                    Run(test, flow);
                foreach (var way in branch.Ways)
                    RunGuarded(way, flow, !branch.Tests.All(SelfStarts.Always));
                return null;
            case Loop loop:
                Repeat(loop, flow);
                return null;
            case Group group:
                TextValue? first = null;
                foreach (var child in group.Children)
                    first = RunGuarded(child, flow, !ReferenceEquals(child, group.Children[0])) is { HasKnownPart: true } output && first is null ? output : first;
                return first;
            case Word word:
                Expand(word);
                return null;
            default:
                return null;
        }
    }

    private TextValue? Run(Pipeline pipeline, Flow flow)
    {
        var output = flow.Input;
        for (var index = 0; index < pipeline.Stages.Count; index++)
        {
            var (next, words) = index + 1 < pipeline.Stages.Count ? Reader(pipeline.Stages[index + 1]) : (flow.PipesInto, flow.PipesIntoText);
            output = Run(pipeline.Stages[index], new Flow(output, next, words));
        }
        return output;
    }

    /// <summary>The command a pipe ends in, and its words; wrappers are looked through, for what matters is who reads.</summary>
    private (string Name, string Words) Reader(Node stage)
    {
        if (stage is Redirected redirected)
            return (redirected.Construct, "");
        if (stage is not Command { Words: [Word, ..] } command)
            return (stage is Loop ? "while" : "", "");
        var words = new CommandWords([.. command.Words.OfType<Word>().SelectMany(word => Fields(word, tell: false))]);
        for (var wrapped = 0; wrapped < 4 && Wrappers.Inside(words.Name, words.Words) is { } inner && words.Name is not ("xargs" or "find"); wrapped++)
            words = inner;
        return (words.Name, string.Join(' ', words.Words.Skip(1).Select(word => word.Text)));
    }

    private TextValue? Run(Redirected redirected, Flow flow)
    {
        var (files, input) = Redirections(redirected.Redirections);
        if (files.Count > 0)
            sink.Call(redirected.Span, new CallFact(Core.Submissions.Language.Shell, redirected.Construct, []) { Redirections = files, PipesInto = flow.PipesInto });
        var output = Run(redirected.Body, flow with { Input = input ?? flow.Input });
        Keep(redirected.Span, redirected.Redirections, output);
        return output;
    }

    private void Repeat(Loop loop, Flow flow)
    {
        if (loop is not { Target: Name name, Source: ListLiteral list })
        {
            Run(loop.Source, flow);
            var always = SelfStarts.Always(loop.Source);
            var endless = always && !SelfStarts.Waits(loop.Body, functions);
            if (endless && flow.PipesInto.Length == 0 && SelfStarts.IsIdle(loop.Body))
                sink.Call(loop.Span, new CallFact(Core.Submissions.Language.Shell, "while", []) { Endless = true });
            frame.Endless += endless ? 1 : 0;
            sink.EndlessLoops += endless ? 1 : 0;
            RunGuarded(loop.Body, flow, !always);
            sink.EndlessLoops -= endless ? 1 : 0;
            frame.Endless -= endless ? 1 : 0;
            return;
        }
        var items = list.Items.OfType<Word>().SelectMany(word => Fields(word)).Take(options.WordsMax).ToList();
        foreach (var item in items.Count > 0 ? items.Take(options.LoopTurnsMax) : [TextValue.Unknown])
        {
            variables[name.Id] = item;
            Run(loop.Body, flow);
        }
    }

    private TextValue? Run(Command command, Flow flow)
    {
        var assignments = new Dictionary<string, TextValue>(StringComparer.Ordinal);
        foreach (var assignment in command.Assignments)
            Assign(command.Span, assignment, assignments, command.Words.Count == 0 || IsDeclaration(command));
        var (files, input) = Redirections(command.Redirections);
        var words = command.Words.OfType<Word>().SelectMany(word => Fields(word)).Take(options.WordsMax).ToList();
        if (words.Count == 0)
            return input;
        if (Unalias(words) is { } meant)
        {
            if (state.IsEarlier(words[0].Text))
                Start(command, words, assignments, files, input, flow);
            words = meant;
        }

        return words.Count == 0 ? input : Start(command, words, assignments, files, input, flow);
    }

    private TextValue? Start(Command command, List<TextValue> words, Dictionary<string, TextValue> assignments, List<string> files, TextValue? input, Flow flow)
    {
        var started = new CommandWords(words) { Assignments = assignments, Redirections = files, PipesInto = flow.PipesInto, PipesIntoText = flow.PipesIntoText, Input = input ?? flow.Input, Background = background > 0 };
        Watch(command.Span, started);
        if (functions.TryGetValue(started.Name, out var function))
        {
            if (!state.IsEarlier(started.Name))
                return Own(command, function, words, flow);
            var at = sink.Standing;
            sink.Standing ??= command.Span;
            Own(command, function, words, flow);
            sink.Standing = at;
        }

        commands.Run(command.Span, started);
        Keep(command, started);
        Remember(command.Span, started);
        return Temporary(started) is { } made ? CommandFlows.Output(command.Span, started, made) : Output(command.Span, started);
    }

    private static bool IsDeclaration(Command command) =>
        command.Words is [Word { Parts: [Piece { Text: "export" or "declare" or "local" or "readonly" or "typeset" }] }, ..];

    /// <summary>An own function is no command and not told as one; but one that comes back to itself and pipes into itself doubles. A filter of one's own may follow itself.</summary>
    private TextValue? Own(Command command, Function function, List<TextValue> words, Flow flow)
    {
        var (before, again) = (returns, comebacks);
        var output = Invoke(function, words, flow);
        if (comebacks > again && flow.PipesInto != function.Name)
            StartItself(command.Span, function.Name);
        if (flow.PipesInto == function.Name && returns > before)
            sink.Call(command.Span, new CallFact(Core.Submissions.Language.Shell, function.Name, [.. words.Skip(1).Select(ValueText.Fact)]) { PipesInto = flow.PipesInto, PipesIntoText = flow.PipesIntoText, Endless = true });
        return output;
    }

    private TextValue? Invoke(Function function, List<TextValue> words, Flow flow)
    {
        if (active.Contains(function.Name))
        {
            returns++;
            comebacks += words.Count <= 1 && !frame.Leaves && guards == entries.GetValueOrDefault(function.Name) ? 1 : 0;
        }

        if (active.Count >= options.CallDepthMax || !active.Add(function.Name))
            return null;
        called.Add(function.Name);
        var outer = variables.Where(entry => IsPositional(entry.Key)).ToList();
        for (var index = 1; index < Math.Min(words.Count, 32); index++)
            variables[index.ToString(System.Globalization.CultureInfo.InvariantCulture)] = words[index];
        variables["@"] = variables["*"] = new ListValue([.. words.Skip(1)]);
        var (callers, guarded) = (frame, guards);
        frame = new SelfStarts(background);
        entries[function.Name] = guards;
        var output = Run(function.Body, flow);
        (frame, guards) = (callers, guarded);
        foreach (var name in variables.Keys.Where(IsPositional).ToList())
            variables.Remove(name);
        foreach (var (name, value) in outer)
            variables[name] = value;
        active.Remove(function.Name);
        return output;
    }

    private static bool IsPositional(string name) => name is "@" or "*" || (name.Length > 0 && char.IsAsciiDigit(name[0]));

    private void Assign(SourceSpan command, Keyword assignment, Dictionary<string, TextValue> assignments, bool lasting)
    {
        Value? value;
        if (assignment.Value is ListLiteral list)
            value = new ListValue([.. list.Items.OfType<Word>().SelectMany(word => Fields(word))]);
        else
            value = assignment.Value is Word word ? Expand(word) : null;
        if (assignment.Value is Group group)
            Run(group, Flow.None);
        if (lasting)
            variables[assignment.Name ?? ""] = value;
        if (lasting)
            sink.Assign(command, assignment.Name ?? "", value);
        if (value?.Origins?.Random is { } drawn && SecretNames.IsOne(assignment.Name ?? ""))
            sink.Flow(command, new FlowFact(drawn.All[0], "secret", assignment.Name ?? "", "value", "", Whole: true));
        assignments[assignment.Name ?? ""] = ValueText.AsText(value) ?? TextValue.Unknown;
    }

    /// <summary>Commands that change what later words mean.</summary>
    private void Remember(SourceSpan span, CommandWords command)
    {
        switch (command.Name)
        {
            case "alias":
                foreach (var word in command.Words.Skip(1).Where(word => word.Complete && word.Text.Contains('=', StringComparison.Ordinal)))
                {
                    var name = word.Text[..word.Text.IndexOf('=', StringComparison.Ordinal)];
                    aliases[name] = word.Text[(name.Length + 1)..];
                    state.Says(name);
                }

                break;
            case "set" when command.Words.Count > 1 && command.Words[1].Text == "--":
                for (var index = 2; index < command.Words.Count; index++)
                    variables[(index - 1).ToString(System.Globalization.CultureInfo.InvariantCulture)] = command.Words[index];
                variables["@"] = variables["*"] = new ListValue([.. command.Words.Skip(2)]);
                break;
            case "unset":
                foreach (var word in command.Words.Skip(1))
                    variables.Remove(word.Text);
                break;
            case "read" or "mapfile" or "readarray":
                foreach (var word in command.Words.Skip(1).Where(word => !word.Text.StartsWith('-')))
                    variables[word.Text] = new OutsideValue(command.Input?.Origins ?? Origins.Of("stdin", command.Name, "", span));
                break;
        }
    }

    private List<TextValue>? Unalias(List<TextValue> words) => aliases.TryGetValue(words[0].Text, out var text)
        ? [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new TextValue(word)), .. words.Skip(1)]
        : null;

    private (List<string> Files, TextValue? Input) Redirections(IReadOnlyList<Redirection> redirections)
    {
        var files = new List<string>();
        TextValue? input = null;
        foreach (var redirection in redirections)
        {
            if (redirection.Content is Word content)
                input = Expand(content);
            else if (redirection is { Writes: false, Target: Word { Parts: [Substitution { AsFile: true } from] } })
                input = Run(from.Body, Flow.None);
            else if (redirection.Target is Word target && ValueText.Fact(Expand(target)) is { } file)
            {
                files.Add(file);
                input = redirection.Writes ? input : sink.Files.TextOf(file) ?? input;
            }
        }
        return (files, input);
    }

    private static TextValue Joined(List<TextValue> outputs) =>
        new(string.Concat(outputs.Select(output => output.Text.EndsWith('\n') ? output.Text : output.Text + "\n")), outputs.TrueForAll(output => output.Complete)) { Origins = All(outputs) };

    private static Origins? All(IEnumerable<Value?> values)
    {
        Origins? all = null;
        foreach (var value in values)
            all = Origins.Join(all, value?.Origins);
        return all;
    }
}
