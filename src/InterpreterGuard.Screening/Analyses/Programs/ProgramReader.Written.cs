using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Analyses.Commands;
using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>Files that the program itself writes.</summary>
internal sealed partial class ProgramReader
{
    private const string PathKind = "path";
    private const string WriteKind = "write";

    /// <summary>A call that puts a text into a file: one whose path it is given, or one that is open.</summary>
    private void KeepWritten(Call call, SymbolValue function, List<Value?> arguments, Dictionary<string, Value?> named)
    {
        if (function.Name is "builtins.print" && (named.GetValueOrDefault("file") as InstanceValue)?.File is { Complete: true } printed)
            sink.Files.Keep(sink, call.Span, printed.Text, Joined(arguments, " ", "\n"), appends: true);
        var sinks = dialect.Flows.SinksOf(function.Name);
        if (sinks.Any(to => to is { Kind: PathKind, Positions: [0, 1] }) && Text(arguments.ElementAtOrDefault(0)) is { Complete: true } from && Text(arguments.ElementAtOrDefault(1)) is { Complete: true } copy)
            sink.Files.Copy(sink, call.Span, from.Text, copy.Text);
        if (sinks.FirstOrDefault(to => to.Kind == WriteKind) is not { } writes)
            return;
        // A descriptor is given before what goes into its file.
        var open = function.Receiver?.File ?? (writes.Positions is [1] ? (arguments.ElementAtOrDefault(0) as InstanceValue)?.File : null);
        var path = open ?? (sinks.FirstOrDefault(to => to.Kind == PathKind) is { } to ? to.Receiver ? function.Receiver?.Text : Text(Given(to, arguments, named)) : null);
        if (path is not { Complete: true })
            return;
        var ends = function.Name.EndsWith("Line", StringComparison.Ordinal) || function.Name.EndsWith("Lines", StringComparison.Ordinal) ? "\n" : "";
        var given = dialect.Written(call, function.Name, Given(writes, arguments, named), arguments);
        var text = Joined(given is ListValue list ? list.Items : [given], ends, ends);
        sink.Files.Keep(sink, call.Span, path.Text, text, open is not null || function.Name.Contains("append", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Calls that move all of what one thing gives into a file: nobody knows what stands in it then.</summary>
    private void HandOver(Call call, string name, Origins? receiver, Origins? brings, List<Value?> arguments)
    {
        var (to, from) = name[(name.LastIndexOf('.') + 1)..] switch
        {
            "pipe" or "pipeTo" or "CopyTo" or "CopyToAsync" => ((arguments.ElementAtOrDefault(0) as InstanceValue)?.File, receiver),
            "pipeline" when name.StartsWith("stream.", StringComparison.Ordinal) => ((arguments.OfType<InstanceValue>().LastOrDefault())?.File, arguments.ElementAtOrDefault(0)?.Origins),
            "copyfileobj" => ((arguments.ElementAtOrDefault(1) as InstanceValue)?.File, arguments.ElementAtOrDefault(0)?.Origins),
            "urlretrieve" or "DownloadFile" or "DownloadFileTaskAsync" => (Text(arguments.ElementAtOrDefault(1)), brings),
            _ => (null, null),
        };
        if (to is { Complete: true } && WrittenFiles.Unread(from) is { } unread)
            sink.Files.Keep(sink, call.Span, to.Text, unread, appends: false);
    }

    /// <summary>The path of a file that a call opens. Opened for writing, it is empty.</summary>
    private TextValue? Opened(Call call, string name, List<Value?> arguments, Dictionary<string, Value?> named)
    {
        if (dialect.Flows.SinksOf(name).FirstOrDefault(to => to.Kind == PathKind) is not { } to || Text(Given(to, arguments, named)) is not { Complete: true } path)
            return null;
        if ((arguments.ElementAtOrDefault(1) ?? named.GetValueOrDefault("mode")) is TextValue { Text: ['w' or 'x', ..] })
            sink.Files.Keep(sink, call.Span, path.Text, new TextValue(""), appends: false);
        return path;
    }

    private static Value? Given(FlowSink to, List<Value?> arguments, Dictionary<string, Value?> named) => to.Positions.Count > 0 && to.Positions[0] < arguments.Count
        ? arguments[to.Positions[0]]
        : to.Names.Select(named.GetValueOrDefault).FirstOrDefault(value => value is not null);

    private static TextValue? Text(Value? value) => value is TextValue or BytesValue or InstanceValue { Text: not null } ? ValueText.AsText(value) : null;

    // Python's writelines adds no ends of lines; what does is called Line.
    private static TextValue? Joined(IReadOnlyList<Value?> values, string between, string end)
    {
        var texts = values.Select(Text).ToList();
        return texts.TrueForAll(text => text is not null)
            ? new TextValue(string.Join(between, texts.Select(text => text!.Text)) + end, texts.TrueForAll(text => text!.Complete)) { Origins = All(values) }
            : WrittenFiles.Unread(All(values));
    }

    /// <summary>A module is brought in; a file that it may stand in is run.</summary>
    private void Bring(SourceSpan span, string module, string member)
    {
        sink.Import(span, module, member);
        sink.Files.Import(sink, span, dialect.FilesOf(module, member), dialect.Language, "import");
    }

    /// <summary>Calls that run a file, or a text that was read out of one.</summary>
    private void RunFiles(Call call, string name, List<Value?> arguments, Dictionary<string, Value?> named)
    {
        if (name is "sys.path.insert" or "sys.path.append" or "site.addsitedir" && Text(arguments.LastOrDefault()) is { Complete: true } folder)
            sink.Files.Search(folder.Text);
        else if (name is "runpy.run_module" && Text(arguments.ElementAtOrDefault(0)) is { Complete: true } module)
            sink.Files.Import(sink, call.Span, dialect.FilesOf(module.Text, ""), dialect.Language, name);
        else if (dialect.ScriptOf(name) is { } script && Text(Given(script, arguments, named)) is { } file)
            sink.Files.Run(sink, call.Span, file, dialect.Language, name);
        foreach (var to in dialect.Flows.SinksOf(name).Where(to => to.Kind is "code" or "shell"))
        {
            if (Given(to, arguments, named) is InstanceValue { Holds: { } held })
                sink.Files.Run(sink, call.Span, held, to.Kind == "shell" ? Language.Shell : dialect.Language, name.StartsWith("builtins.", StringComparison.Ordinal) ? name["builtins.".Length..] : name);
        }
    }

    /// <summary>What a call gives of which its name is known, and the file that it opened or read.</summary>
    private static InstanceValue Made(string name, InstanceValue? holder, TextValue? opened) => new(name)
    {
        File = opened,
        Holds = name[(name.LastIndexOf('.') + 1)..] switch
        {
            "read" or "read_text" or "read_bytes" => FileOf(holder),
            "readFile" or "readFileSync" or "ReadAllText" => opened,
            "decode" or "encode" or "strip" or "toString" or "trim" => holder?.Holds,
            _ => null,
        },
    };
}
