using System.Text.RegularExpressions;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Analyses.Commands;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>Calls that reach names by text, and calls whose text is code.</summary>
internal sealed partial class ProgramReader
{
    [GeneratedRegex(@"^\s*(__import__\(\s*['""](?<module>[\w.]+)['""]\s*\)|(?<name>\w+))(?<members>(\.\w+)*)\s*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DottedExpression();

    /// <summary>Names reached by text: <c>getattr</c>, <c>__import__</c>, <c>globals()</c> …</summary>
    private bool Reflect(Call call, string name, List<Value?> arguments, out Value? value)
    {
        var first = arguments.ElementAtOrDefault(0);
        var text = (arguments.ElementAtOrDefault(1) as TextValue)?.Text;
        value = null;
        switch (name)
        {
            case "builtins.__import__" or "importlib.import_module" or "importlib.reload" when first is TextValue { Complete: true } module:
                Bring(call.Span, module.Text, "");
                value = Symbol(name is "builtins.__import__" && arguments.Count < 4 ? module.Text.Split('.')[0] : module.Text);
                return true;
            case "builtins.getattr" when text is not null:
                value = Value.Either(Member(first, text), arguments.ElementAtOrDefault(2));
                if (value is SymbolValue symbol)
                    sink.Attribute(call.Span, symbol.Name, written: false);
                else if (!Value.IsKnown(value))
                    sink.Attribute(call.Span, "." + text, written: false);
                return true;
            case "builtins.setattr" when text is not null:
                sink.Attribute(call.Span, first is SymbolValue target ? $"{target.Name}.{text}" : "." + text, written: true);
                return true;
            case "builtins.vars" when first is SymbolValue holder:
                value = new SymbolValue(holder.Name + ".__dict__");
                return true;
            case "builtins.globals.get" or "builtins.locals.get" or "builtins.vars.get" or "sys.modules.get" when first is TextValue key:
                value = name is "sys.modules.get" ? Symbol(key.Text) : Lookup(key.Text);
                return true;
            default:
                return false;
        }
    }

    private void FindLayers(Call call, string name, List<Value?> arguments, Dictionary<string, Value?> named)
    {
        var first = arguments.ElementAtOrDefault(0) ?? named.GetValueOrDefault("args") ?? named.GetValueOrDefault("cmd") ?? named.GetValueOrDefault("command");
        var via = name.StartsWith("builtins.", StringComparison.Ordinal) ? name["builtins.".Length..] : name;
        switch (dialect.SinkOf(name))
        {
            case ProgramSink.Code when ValueText.Source(first) is { } code && first is not CodeValue:
                sink.Layer(call.Span, dialect.Language, code, via, scope);
                break;
            case ProgramSink.Shell when first is ListValue list:
                Execute(call, list.Items, named, via);
                break;
            case ProgramSink.Shell when ValueText.Source(first) is { } command:
                sink.Layer(call.Span, Language.Shell, command, name.StartsWith("get_ipython", StringComparison.Ordinal) ? "!cmd" : via);
                break;
            case ProgramSink.Process:
                Process(call, first, arguments, named, via);
                break;
            case ProgramSink.Arguments:
                Execute(call, arguments, named, via);
                break;
            case ProgramSink.PathThenList:
                Replace(call, arguments.ElementAtOrDefault(0), (arguments.ElementAtOrDefault(1) as ListValue)?.Items, via);
                break;
            case ProgramSink.PathThenArguments:
                Replace(call, arguments.ElementAtOrDefault(0), [.. arguments.Skip(1)], via);
                break;
            case ProgramSink.ModeThenPath:
                Replace(call, arguments.ElementAtOrDefault(1), arguments.ElementAtOrDefault(2) is ListValue given ? given.Items : [.. arguments.Skip(2)], via);
                break;
            case ProgramSink.Magic:
                Magic(call, arguments);
                break;
        }
    }

    /// <summary><c>subprocess</c>: a text through the shell, or a list that is a command by itself.</summary>
    private void Process(Call call, Value? first, List<Value?> arguments, Dictionary<string, Value?> named, string via)
    {
        const int shellPosition = 8;
        var throughShell = named.TryGetValue("shell", out var shell) ? shell is not TruthValue { Truth: false }
            : arguments.ElementAtOrDefault(shellPosition) is TruthValue { Truth: true };
        if (throughShell && ValueText.Source(first is ListValue { Items.Count: > 0 } items ? items.Items[0] : first) is { } command)
            sink.Layer(call.Span, Language.Shell, command, via);
        else if (first is ListValue list)
            Execute(call, list.Items, named, via);
        else if (ValueText.Source(first) is { } program)
            Execute(call, [program], named, via);
    }

    private void Execute(Call call, IReadOnlyList<Value?> words, Dictionary<string, Value?> named, string via) => commands.Run(
        call.Span,
        new CommandWords([.. words.Select(word => ValueText.AsText(word) ?? TextValue.Unknown)])
        {
            Input = ValueText.Source(named.GetValueOrDefault("input")),
            Via = via,
        });

    /// <summary>exec and spawn: the path says what runs, the first of the arguments is only a name.</summary>
    private void Replace(Call call, Value? path, IReadOnlyList<Value?>? arguments, string via)
    {
        if (path is not null)
            Execute(call, [path, .. (arguments ?? []).Skip(1).TakeWhile(argument => argument is not MapValue)], [], via);
    }

    /// <summary>IPython's magics: those that run shell or code.</summary>
    private void Magic(Call call, List<Value?> arguments)
    {
        var (magic, line, cell) = (ValueText.Fact(arguments.ElementAtOrDefault(0)), ValueText.Source(arguments.ElementAtOrDefault(1)), ValueText.Source(arguments.ElementAtOrDefault(2)));
        switch (magic)
        {
            case "sx" or "system" or "sc" when line is not null:
                sink.Layer(call.Span, Language.Shell, cell is null ? line : new TextValue($"{line.Text}\n{cell.Text}"), "%" + magic);
                break;
            case "bash" or "sh" when cell is not null:
                sink.Layer(call.Span, Language.Shell, cell, "%%" + magic);
                break;
            case "script" when cell is not null && line is not null:
                commands.Run(call.Span, new CommandWords([.. line.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new TextValue(word))]) { Input = cell, Via = "%%script" });
                break;
            case "writefile" or "file" when cell is not null && line?.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [.., var written] words:
                sink.Files.Keep(sink, call.Span, written, cell, words.Contains("-a", StringComparer.Ordinal));
                break;
            case "run" when line?.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word => !word.StartsWith('-')) is { } script:
                sink.Files.Run(sink, call.Span, new TextValue(script), dialect.Language, "%run");
                break;
            case "pip" or "conda" when line is not null:
                sink.Layer(call.Span, Language.Shell, new TextValue($"{magic} {line.Text}"), "%" + magic);
                break;
            case "time" or "timeit" or "prun" or "capture" or "python" or "python3" when (cell ?? line) is { } code:
                sink.Layer(call.Span, dialect.Language, code, "%" + magic, scope);
                break;
        }
    }

    /// <summary>The value of an evaluated text that is nothing but a dotted name.</summary>
    private Value? Dotted(string text)
    {
        var match = DottedExpression().Match(text);
        if (!match.Success)
            return null;
        var value = match.Groups["module"].Success ? Symbol(match.Groups["module"].Value) : Lookup(match.Groups["name"].Value);
        foreach (var member in match.Groups["members"].Value.Split('.', StringSplitOptions.RemoveEmptyEntries))
            value = Member(value, member);
        return value;
    }
}
