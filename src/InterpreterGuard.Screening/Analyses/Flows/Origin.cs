using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Analyses.Flows;

/// <summary>Where a value came from, and the names it went through since.</summary>
/// <param name="Kind">One of the words that <see cref="Core.Facts.CodeFlow.Source"/> knows.</param>
/// <param name="Name">What brought it.</param>
/// <param name="Text">What is known of the arguments of what brought it.</param>
/// <param name="Span">Where that stands.</param>
/// <param name="Path">The names since.</param>
internal sealed record Origin(string Kind, string Name, string Text, SourceSpan Span, IReadOnlyList<string> Path)
{
    private const int PathMax = 8;

    public Origin Through(string name) => Path.Count >= PathMax || (Path.Count > 0 && Path[^1] == name) ? this : this with { Path = [.. Path, name] };

    /// <summary>It went through a function that makes markup harmless, by its name. For what becomes a page, that is taken at its word.</summary>
    public bool Escaped { get; init; }

    public bool IsSame(Origin other) => Escaped == other.Escaped && Kind == other.Kind && Name == other.Name && Span == other.Span;
}
