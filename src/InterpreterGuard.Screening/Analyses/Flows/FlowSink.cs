namespace InterpreterGuard.Screening.Analyses.Flows;

/// <summary>What a call does with some of its arguments.</summary>
/// <param name="Kind">One of the words that <see cref="Core.Facts.CodeFlow.Sink"/> knows.</param>
/// <param name="Positions">Arguments by position.</param>
/// <param name="Names">Arguments by name; also entries of an object that is given as options.</param>
/// <param name="Every">Every argument.</param>
/// <param name="Receiver">The value whose method is called.</param>
internal sealed record FlowSink(string Kind, IReadOnlyList<int> Positions, IReadOnlyList<string> Names, bool Every, bool Receiver)
{
    /// <summary>Reads <c>sql:0,query</c>: a kind, then positions, names, <c>*</c> for every argument, <c>.</c> for the receiver. Several stand with blanks between them.</summary>
    public static IReadOnlyList<FlowSink> Read(string sinks) => [.. sinks.Split(' ').Select(One)];

    private static FlowSink One(string sink)
    {
        var parts = sink.Split(':');
        var arguments = parts[1].Split(',');
        return new FlowSink(
            parts[0],
            [.. arguments.Where(argument => char.IsAsciiDigit(argument[0])).Select(int.Parse)],
            [.. arguments.Where(argument => char.IsAsciiLetter(argument[0]) || argument[0] == '_')],
            arguments.Contains("*", StringComparer.Ordinal),
            arguments.Contains(".", StringComparer.Ordinal));
    }
}
