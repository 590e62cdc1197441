using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Core.Watching;

/// <summary>What screening concluded before anything ran.</summary>
public sealed record FeedScreening(Verdict Verdict, IReadOnlyList<Finding> Findings);
