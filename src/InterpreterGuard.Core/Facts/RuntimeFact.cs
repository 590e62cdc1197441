namespace InterpreterGuard.Core.Facts;

/// <summary>Something seen from outside while code ran. Attempts count, also when the sandbox made them fail.</summary>
public abstract record RuntimeFact : Fact;
