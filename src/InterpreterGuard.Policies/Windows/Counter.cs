using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Policies.Windows;

/// <summary>A counter of a condition: what <c>count(…)</c>, <c>distinct(…)</c> or <c>regular(…)</c> became when the policy loaded. Public because compiled conditions live in an assembly of their own.</summary>
public sealed class Counter
{
    internal Counter(int index, CounterKind kind, TimeSpan over, int countMax, RuleScope scope)
    {
        Index = index;
        Kind = kind;
        Over = over;
        CountMax = countMax;
        Scope = scope;
    }

    /// <summary>Its place among the policy's counters.</summary>
    internal int Index { get; }

    internal CounterKind Kind { get; }

    /// <summary>The window: facts older than this are forgotten.</summary>
    internal TimeSpan Over { get; }

    /// <summary>Counts no further than this: one more than the number it is compared with.</summary>
    internal int CountMax { get; }

    internal RuleScope Scope { get; }
}
