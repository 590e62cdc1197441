using System.Collections.Frozen;

namespace InterpreterGuard.Screening.Analyses.Flows;

/// <summary>
/// What a language's libraries bring in, act on and make harmless, by resolved name. A name that begins with a dot is a method or attribute of a value whose type need not be known.
/// </summary>
internal sealed class FlowTable
{
    private readonly FrozenDictionary<string, string> calls;
    private readonly FrozenDictionary<string, string> values;
    private readonly FrozenDictionary<string, IReadOnlyList<FlowSink>> sinks;
    private readonly FrozenSet<string> cleaners;

    /// <param name="calls">A kind of source, and the calls whose outcome is one.</param>
    /// <param name="values">A kind of source, and the attributes that are one.</param>
    /// <param name="sinks">Arguments as <see cref="FlowSink.Read"/> reads them, and the calls that have them.</param>
    /// <param name="cleaners">Calls whose outcome can do no harm any more.</param>
    public FlowTable(
        IReadOnlyDictionary<string, string[]> calls, IReadOnlyDictionary<string, string[]> values, IReadOnlyDictionary<string, string[]> sinks, IReadOnlyList<string> cleaners)
    {
        this.calls = ByName(calls, kinds => kinds[0]);
        this.values = ByName(values, kinds => kinds[0]);
        this.sinks = ByName(sinks, each => (IReadOnlyList<FlowSink>)[.. each.SelectMany(FlowSink.Read)]);
        this.cleaners = cleaners.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The kind of source a call is; <see langword="null"/> for none.</summary>
    public string? OfCall(string name) => Find(calls, name);

    /// <summary>The kind of source an attribute or name is; <see langword="null"/> for none.</summary>
    public string? OfValue(string name) => Find(values, name);

    public IReadOnlyList<FlowSink> SinksOf(string name) => Find(sinks, name) ?? [];

    public bool Cleans(string name) => cleaners.Contains(name) || cleaners.Contains(Member(name));

    private static T? Find<T>(FrozenDictionary<string, T> table, string name)
        where T : class =>
        table.TryGetValue(name, out var found) || table.TryGetValue(Member(name), out found) ? found : null;

    private static string Member(string name) => name.LastIndexOf('.') is > 0 and var dot ? name[dot..] : name;

    private static FrozenDictionary<string, T> ByName<T>(IReadOnlyDictionary<string, string[]> table, Func<string[], T> read) => table
        .SelectMany(entry => entry.Value.Select(name => (Name: name, entry.Key)))
        .GroupBy(entry => entry.Name, entry => entry.Key, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => read([.. group]), StringComparer.Ordinal);
}
