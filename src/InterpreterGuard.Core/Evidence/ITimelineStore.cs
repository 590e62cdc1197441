using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Core.Evidence;

/// <summary>What was seen of one execution, by its place in time: tens of thousands of observations are looked at without reading them all.</summary>
public interface ITimelineStore
{
    /// <summary>How many observations there are, and between which times; none for an execution that nobody knows.</summary>
    Task<TimelineExtent> ExtentAsync(ExecutionId id, CancellationToken cancellationToken);

    /// <summary>How many observations of each kind and answer fall into each stretch of time.</summary>
    /// <param name="id">The execution.</param>
    /// <param name="from">Where stretch 0 begins; what was seen earlier counts as of it.</param>
    /// <param name="width">How long a stretch is, from 1 µs.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<TimelineBin>> BinsAsync(ExecutionId id, DateTimeOffset from, TimeSpan width, CancellationToken cancellationToken);

    /// <summary>Observations by sequence, after as many as <paramref name="skip"/>.</summary>
    Task<IReadOnlyList<Observation>> PageAsync(ExecutionId id, int skip, int countMax, CancellationToken cancellationToken);

    /// <summary>How many observations come before this one.</summary>
    Task<int> PlaceAsync(ExecutionId id, long sequence, CancellationToken cancellationToken);
}
