namespace InterpreterGuard.Core.Cases;

/// <summary>Incidents of one tenant with the same fingerprint.</summary>
/// <param name="Count">All of them, and what joined them beyond a rule's bound of openings.</param>
/// <param name="OpenCount">Those that are open.</param>
/// <param name="FirstAt">When the first was opened.</param>
/// <param name="LastAt">When the last was opened, or joined.</param>
public sealed record CaseGroup(long Count, long OpenCount, DateTimeOffset FirstAt, DateTimeOffset LastAt);
