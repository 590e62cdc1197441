namespace InterpreterGuard.Host.Review.Handover;

/// <summary>What was read for a page that waits for its circuit.</summary>
/// <param name="Actor">For whom.</param>
/// <param name="At">When.</param>
/// <param name="Read">What.</param>
internal sealed record HandedPage(string Actor, DateTimeOffset At, object Read);
