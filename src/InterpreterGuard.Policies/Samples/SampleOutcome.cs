namespace InterpreterGuard.Policies.Samples;

/// <summary>What a rule said of a sample.</summary>
/// <param name="Sample">The sample.</param>
/// <param name="Problem">What went otherwise than the rule's file says, as one sentence; <see langword="null"/> when nothing did.</param>
public sealed record SampleOutcome(RuleSample Sample, string? Problem);
