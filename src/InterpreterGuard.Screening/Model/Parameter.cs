namespace InterpreterGuard.Screening.Model;

/// <summary>A function's parameter and its default.</summary>
internal sealed record Parameter(string Name, Node? Default)
{
    /// <summary>Its type holds nothing that a caller from outside could have written: a number, a date, or one of the program's own services.</summary>
    public bool IsOwn { get; init; }
}
