using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Core.Policies;

/// <summary>
/// The rules of a policy looking at one execution: they remember what came before, so that a rule can speak of how often, and of one thing after another.
/// The same facts with the same times give the same matches. One thread at a time.
/// </summary>
public interface IRuleWatch
{
    /// <summary>
    /// Rules that match a fact, in the order of their ids. Empty and free of allocation when none does. Never throws: a condition that fails counts as
    /// matched and says so.
    /// </summary>
    /// <param name="fact">What was read or seen.</param>
    /// <param name="process">Who did it; <see langword="null"/> for what was read in source.</param>
    /// <param name="at">When it was seen; for what was read in source, when the submission was received.</param>
    IReadOnlyList<RuleMatch> Evaluate(Fact fact, ProcessReference? process, DateTimeOffset at);

    /// <summary>Tells of a process of the execution, so that rules know who started whom.</summary>
    void Process(ProcessNode node);
}
