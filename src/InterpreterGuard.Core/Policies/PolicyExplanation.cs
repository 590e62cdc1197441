namespace InterpreterGuard.Core.Policies;

/// <summary>What holds for a part of a policy, and which line of which file says so.</summary>
/// <param name="Subject">What was asked about: a rule's id, <c>policy</c>, <c>profiles.NAME</c> or <c>lists.NAME</c>.</param>
/// <param name="Values">Every value that holds, in the order in which files write them.</param>
/// <param name="Remarks">Sentences about what follows from the values, and about what was taken away.</param>
public sealed record PolicyExplanation(string Subject, IReadOnlyList<EffectiveValue> Values, IReadOnlyList<string> Remarks);
