using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Analyses.Flows;

/// <summary>A flow before it becomes a fact: the fields of <see cref="Core.Facts.CodeFlow"/> without its place.</summary>
internal sealed record FlowFact(Origin Origin, string Sink, string SinkName, string Argument, string Text, bool Whole)
{
    private const int TextMax = 256;

    /// <summary>As much of a text as a flow tells.</summary>
    public static string Shown(string text) => text.Length <= TextMax ? text : text[..TextMax] + TextValue.Gap;
}
