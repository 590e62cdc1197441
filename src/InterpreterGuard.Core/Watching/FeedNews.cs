namespace InterpreterGuard.Core.Watching;

/// <summary>One thing told to who follows all executions.</summary>
/// <param name="Feed">Of which one.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Seen">The observation, where it is one.</param>
public sealed record FeedNews(ObservationFeed Feed, FeedNewsKind Kind, SeenObservation? Seen = null);
