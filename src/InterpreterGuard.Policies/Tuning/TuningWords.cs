namespace InterpreterGuard.Policies.Tuning;

/// <summary>What stands beside a change: who answers for it, and why.</summary>
/// <param name="From">Where it comes from, such as an incident's id.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Today">The day it is written.</param>
/// <param name="Expires">An exception's last day; the day by which a threshold is to be looked at again.</param>
public sealed record TuningWords(string From, string Owner, string Reason, DateOnly Today, DateOnly Expires);
