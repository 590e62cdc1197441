namespace InterpreterGuard.CSharpRunner;

/// <summary>What a script has beside its own names.</summary>
public sealed class Globals
{
    /// <summary>The submission's arguments.</summary>
    public IReadOnlyList<string> Args { get; internal set; } = [];

    /// <summary>Shows a value as a result beside the last expression's.</summary>
    /// <param name="value">What is shown.</param>
    /// <param name="mime">What it is, such as <c>text/html</c>: then <paramref name="value"/> is a text, a picture's bytes, or data for a JSON type. Without it every form the value has.</param>
    public void Display(object? value, string? mime = null) => Results.Display(value, mime);
}
