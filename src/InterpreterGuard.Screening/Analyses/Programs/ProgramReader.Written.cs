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
        var sinks = dialect.Flows.SinksOf(function.Name);
        if (sinks.FirstOrDefault(to => to.Kind == WriteKind) is not { } writes)
            return;
        var open = function.Receiver?.File;
        var path = open ?? (sinks.FirstOrDefault(to => to.Kind == PathKind) is { } to ? to.Receiver ? function.Receiver?.Text : Text(Given(to, arguments, named)) : null);
        if (path is not { Complete: true })
            return;
        var ends = function.Name.EndsWith("Line", StringComparison.Ordinal) || function.Name.EndsWith("Lines", StringComparison.Ordinal) ? "\n" : "";
        var given = Given(writes, arguments, named);
        var text = Joined(given is ListValue list ? list.Items : [given], ends);
        sink.Files.Keep(sink, call.Span, path.Text, text, open is not null || function.Name.Contains("append", StringComparison.OrdinalIgnoreCase));
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
    private static TextValue? Joined(IReadOnlyList<Value?> values, string ends)
    {
        var texts = values.Select(Text).ToList();
        return texts.TrueForAll(text => text is not null)
            ? new TextValue(string.Concat(texts.Select(text => text!.Text + ends)), texts.TrueForAll(text => text!.Complete))
            : null;
    }
}
