namespace InterpreterGuard.Policies.Windows;

/// <summary>A step of a sequence that came about. Keeps the sentence and not the fact: that one may be large, and a tenant's memory lasts.</summary>
/// <param name="At">When.</param>
/// <param name="Tree">In which process tree.</param>
/// <param name="Seen">What was seen, in words.</param>
/// <param name="Before">The step before it; <see langword="null"/> at the first.</param>
internal sealed record StepMark(DateTimeOffset At, int Tree, string Seen, StepMark? Before);
