namespace InterpreterGuard.Policies.Learning;

/// <summary>What a corpus of honest code needs, and what it does not get.</summary>
public sealed record Learned(IReadOnlyList<LearnedException> Exceptions, IReadOnlyList<LearnedChange> Changes, IReadOnlyList<NotLearned> Refused);
