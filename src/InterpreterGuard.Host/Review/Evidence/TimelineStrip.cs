using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Host.Review.Evidence;

/// <summary>An execution's time as lanes of little bars: how much of what was seen when, what was stopped of it, and where rules spoke.</summary>
internal sealed class TimelineStrip
{
    /// <summary>Stretches of time side by side.</summary>
    public const int Bins = 120;

    /// <summary>Height of a lane, in the units that a stretch is <see cref="BinWidth"/> wide in.</summary>
    public const int LaneHeight = 22;

    public const int BinWidth = 10;

    private static readonly (string Kind, string Title)[] _lanes =
        [("process", "Processes"), ("file", "Files"), ("network", "Network"), ("output", "Output"), ("", "Guard and limits")];

    private TimelineStrip(DateTimeOffset from, TimeSpan length, IReadOnlyList<TimelineLane> lanes, IReadOnlyList<TimelineMark> marks) => (From, Length, Lanes, Marks) = (from, length, lanes, marks);

    public DateTimeOffset From { get; }

    public TimeSpan Length { get; }

    public IReadOnlyList<TimelineLane> Lanes { get; }

    /// <summary>Where rules spoke, by time.</summary>
    public IReadOnlyList<TimelineMark> Marks { get; }

    /// <summary>Where the strip of an execution begins, and how long one of its stretches is.</summary>
    public static (DateTimeOffset From, TimeSpan Width) Axis(Execution execution, TimelineExtent extent)
    {
        var from = extent.First is { } first && first < execution.Submission.ReceivedAt ? first : execution.Submission.ReceivedAt;
        var last = Later(extent.Last ?? from, execution.EndedAt ?? from);
        var micro = Math.Max(1, (last - from).Ticks / TimeSpan.TicksPerMicrosecond);
        return (from, TimeSpan.FromMicroseconds((micro / Bins) + 1));
    }

    public static TimelineStrip Of(Execution execution, TimelineExtent extent, IReadOnlyList<TimelineBin> bins)
    {
        var (from, width) = Axis(execution, extent);
        var lanes = _lanes.Select(lane => Lane(lane.Title, bins.Where(bin => KindOf(bin.Kind) == lane.Kind))).Where(lane => lane.Count > 0).ToList();
        var marks = execution.Detections
            .Where(detection => detection.Observation is not null)
            .Select(detection => new TimelineMark(detection.Rule.Value, detection.Severity, Math.Clamp((int)((detection.At - from) / width), 0, Bins - 1), detection.Observation!.Value))
            .OrderBy(mark => mark.Bin);
        return new TimelineStrip(from, width * Bins, lanes, [.. marks]);
    }

    private static TimelineLane Lane(string title, IEnumerable<TimelineBin> bins)
    {
        var all = bins.ToLookup(bin => Math.Clamp(bin.Bin, 0, Bins - 1));
        var bars = all.Select(stretch => new TimelineBar(stretch.Key, stretch.Sum(bin => bin.Count), stretch.Where(bin => bin.Decision != Decision.Allowed).Sum(bin => bin.Count))).OrderBy(bar => bar.Bin).ToList();
        return new TimelineLane(title, bars);
    }

    /// <summary>The lane of a kind: its family where that has one.</summary>
    private static string KindOf(string kind) => kind.Split('.')[0] switch
    {
        "process" => "process",
        "file" or "decoy" => "file",
        "network" or "secret" => "network",
        "output" => "output",
        _ => "",
    };

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>A share of the strip's length in words.</summary>
    public string At(int bin) => TimeWords.Offset(Length * bin / Bins);
}
