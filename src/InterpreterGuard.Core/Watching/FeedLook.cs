namespace InterpreterGuard.Core.Watching;

/// <summary>What a feed has behind a number now.</summary>
/// <param name="Seen">Observations behind the number, in order. Empty while <paramref name="Behind"/>.</param>
/// <param name="Behind">What comes next is no longer held here: it lies in the store, up to <paramref name="KeptTo"/>.</param>
/// <param name="KeptTo">Up to this number everything lies in the store.</param>
/// <param name="Screening">What screening concluded, once it has.</param>
/// <param name="Ended">The execution's ending lies in the store.</param>
/// <param name="Closed">Nothing follows any more, nor of what it left running.</param>
/// <param name="More">Completes when something of this changes.</param>
public sealed record FeedLook(
    IReadOnlyList<SeenObservation> Seen, bool Behind, long KeptTo, FeedScreening? Screening, bool Ended, bool Closed, Task More);
