using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Core.Pipeline;

/// <summary>
/// Puts together what was read and what was seen of the same thing: by the line, where the runtime told it, and by what both name (an address, a path, a program). Where only screening knows the line, a
/// detection gets it from there. For a reader's eye: nothing is decided by it.
/// </summary>
internal sealed class SourceJoin(IReadOnlyList<Finding> findings, IReadOnlyList<CodeFact>? facts, IReadOnlyList<Observation> observations)
{
    // Shorter ones stand in every program.
    private const int TellingTextMin = 4;
    private const int FindingsMax = 8;

    private const string Submission = "submission";

    private readonly Dictionary<long, Observation> _observations = observations.ToDictionary(observation => observation.Sequence);

    public Detection Join(Detection seen)
    {
        if (seen.Observation is not { } sequence || !_observations.TryGetValue(sequence, out var observation))
            return seen;
        var named = Named(observation.Fact);
        var source = seen.Source ?? Reading(named);
        var same = findings.Index().Where(finding => IsSame(finding.Item, source, named)).Select(finding => finding.Index).Take(FindingsMax).ToList();
        return source is null && same.Count == 0 ? seen : seen with { Source = source, Findings = same };
    }

    private static bool IsSame(Finding finding, SourceHint? source, IReadOnlyList<string> named) =>
        !finding.IsAdvice && ((source is not null && finding.Layers.Count == 0 && finding.Span.StartLine <= source.Line && source.Line <= finding.Span.EndLine) || Speaks(finding.Fact, named));

    private SourceHint? Reading(IReadOnlyList<string> named) =>
        named.Count > 0 && facts?.FirstOrDefault(fact => fact.Layers.Count == 0 && fact is CodeCall && Speaks(fact, named)) is { } read
            ? new(Submission, read.Span.StartLine, SourceHintFrom.Reading) : null;

    private static bool Speaks(CodeFact fact, IReadOnlyList<string> named) => named.Count > 0 && fact switch
    {
        CodeCall call => named.Any(name => call.Arguments.Any(argument => IsIn(argument, name)) || call.Keywords.Values.Any(argument => IsIn(argument, name)) || call.Redirections.Any(file => IsIn(file, name)) || call.Name == name),
        CodeString text => named.Any(name => IsIn(text.Value, name)),
        CodeFlow flow => named.Any(name => IsIn(flow.Text, name)),
        _ => false,
    };

    private static bool IsIn(string? text, string name) => text is not null && text.Contains(name, StringComparison.Ordinal);

    private static IReadOnlyList<string> Named(Fact fact)
    {
        string[] names = fact switch
        {
            NetworkConnect { Path.Length: > 0 } unix => [unix.Path],
            NetworkFact network => [network.Name, network.Address],
            NetworkLookup lookup => [lookup.Name],
            FileOpen open => [open.Path],
            FileMap map => [map.Path],
            FileChange change => [change.Path, change.Target],
            ProcessExec exec => [exec.Path, exec.Name],
            ProcessMemoryFile file => [file.Name],
            _ => [],
        };
        return [.. names.Where(name => name.Length >= TellingTextMin)];
    }
}
