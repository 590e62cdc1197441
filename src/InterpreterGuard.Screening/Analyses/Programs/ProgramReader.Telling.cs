using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>Calls as facts.</summary>
internal sealed partial class ProgramReader
{
    private void Tell(Call call, string name, List<Value?> arguments, Dictionary<string, Value?> named, TextValue? file = null) => sink.Call(
        call.Span,
        new CallFact(dialect.Language, name, [.. arguments.Select(argument => dialect.FactFor(name, argument))])
        {
            Keywords = named.ToDictionary(entry => entry.Key, entry => dialect.FactFor(name, entry.Value), StringComparer.Ordinal),
            Options = Options(arguments, file),
        });

    /// <summary>By what all that is unknown in the arguments was made harmless; empty where something was not.</summary>
    private static string Cleaners(List<Value?> arguments)
    {
        var texts = arguments.OfType<TextValue>().Where(text => !text.Complete).ToList();
        return texts.TrueForAll(text => text.Origins?.Cleaners(text.Text) is not null) ? string.Join(' ', texts.Select(text => text.Origins!.Cleaners(text.Text))) : "";
    }

    private Dictionary<string, string?> Options(List<Value?> arguments, TextValue? file)
    {
        var entries = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (file is { HasKnownPart: true })
            entries["{file}"] = PlainPath.Of(file.Text);
        if (Cleaners(arguments) is { Length: > 0 } cleaners)
            entries["{clean}"] = cleaners;
        foreach (var map in arguments.OfType<MapValue>())
        {
            foreach (var (key, value) in map.Entries.Where(entry => !entry.Key.StartsWith('{')))
                entries[key] = dialect.Fact(value);
            // Options of options: { cookie: { secure: false } }.
            foreach (var (outer, nested) in map.Entries)
            {
                foreach (var (key, value) in nested is MapValue inner ? inner.Entries : EmptyNames)
                    entries[$"{outer}.{key}"] = dialect.Fact(value);
            }
        }
        return entries;
    }
}
