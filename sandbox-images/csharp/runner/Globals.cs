namespace InterpreterGuard.CSharpRunner;

/// <summary>What a script has beside its own names.</summary>
public sealed class Globals
{
    /// <summary>The submission's arguments.</summary>
    public IReadOnlyList<string> Args { get; init; } = [];

    /// <summary>Shows a value as a result beside the last expression's.</summary>
    public void Display(object? value) => Results.Send(value, isMain: false);
}
