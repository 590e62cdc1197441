namespace InterpreterGuard.Screening.Analyses.Values;

/// <summary>Something with a dotted name: a module, a function, a class of a library.</summary>
internal sealed record SymbolValue(string Name) : Value
{
    /// <summary>For a method: what it is called on.</summary>
    public InstanceValue? Receiver { get; init; }
}
