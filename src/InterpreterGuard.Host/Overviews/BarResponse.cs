using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Overviews;

namespace InterpreterGuard.Host.Overviews;

/// <summary>Incidents that were opened from one moment to the next, and executions that joined one, by severity.</summary>
public sealed record BarResponse(DateTimeOffset From, long Critical, long High, long Medium, long Low, long Info)
{
    /// <summary>Those of one severity.</summary>
    public long Of(Severity severity) => severity switch
    {
        Severity.Critical => Critical,
        Severity.High => High,
        Severity.Medium => Medium,
        Severity.Low => Low,
        _ => Info,
    };

    internal static IReadOnlyList<BarResponse> Of(IReadOnlyList<IncidentsOfBar> counted, DateTimeOffset from, DateTimeOffset to, TimeSpan step)
    {
        var counts = counted.ToDictionary(count => (count.Bar, count.Severity), count => count.Count);
        return [.. Enumerable.Range(0, (int)Math.Ceiling((to - from) / step)).Select(bar => new BarResponse(
            from + (step * bar), At(bar, Severity.Critical), At(bar, Severity.High), At(bar, Severity.Medium), At(bar, Severity.Low), At(bar, Severity.Info)))];

        long At(int bar, Severity severity) => counts.GetValueOrDefault((bar, severity));
    }
}
