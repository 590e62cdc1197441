using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Host.Review.Evidence;

/// <summary>One line of source with what belongs under it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Segments">The line, cut where findings begin and end.</param>
/// <param name="CharactersLeftOut">Characters beyond what is shown of one line.</param>
/// <param name="Findings">Those that begin here.</param>
/// <param name="Layers">Code found inside this code that begins here.</param>
internal sealed record SourceLine(int Number, IReadOnlyList<SourceSegment> Segments, int CharactersLeftOut, IReadOnlyList<Finding> Findings, IReadOnlyList<CodeLayer> Layers);
