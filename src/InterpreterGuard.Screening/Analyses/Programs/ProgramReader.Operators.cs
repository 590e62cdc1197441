using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>Queries that are objects: what is sent as an object brings operators of its own (<c>{"$ne": null}</c>).</summary>
internal sealed partial class ProgramReader
{
    /// <summary>Where that came from in a query which may be an object; <see langword="null"/> where every place of it is a text, or an operator says what is asked.</summary>
    private Origins? Openings(Value? query, string name) => query switch
    {
        // Texts and lists have a method of this name, too.
        not MapValue when name.EndsWith(".find", StringComparison.Ordinal) && dialect.Language == Core.Submissions.Language.Python => null,
        FunctionValue => null,
        _ => Openings(query, 0),
    };

    private static Origins? Openings(Value? query, int depth)
    {
        const int depthMax = 4;
        return query switch
        {
            _ when depth > depthMax => null,
            MapValue map => Origins.Join(map.Entries.Select(entry => entry.Key switch
            {
                "$where" => entry.Value?.Origins,
                "$eq" or "$text" or "$search" or "$regex" => null,
                _ => Openings(entry.Value, depth + 1),
            })),
            ListValue list => Origins.Join(list.Items.Select(item => Openings(item, depth + 1))),
            OutsideValue or SymbolValue or InstanceValue { Text: null } => query.Origins,
            _ => null,
        };
    }
}
