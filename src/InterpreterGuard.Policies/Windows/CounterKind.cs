namespace InterpreterGuard.Policies.Windows;

/// <summary>What a counter counts.</summary>
internal enum CounterKind
{
    /// <summary>Facts.</summary>
    Count,

    /// <summary>Different values.</summary>
    Distinct,

    /// <summary>The latest facts that came one after the other at even intervals.</summary>
    Regular,
}
