namespace InterpreterGuard.Client;

/// <summary>What was found in a program's output, where its profile marks or withholds.</summary>
public sealed record ScreenedOutput
{
    /// <summary><c>mark</c> or <c>withhold</c>; a reviewer's key also sees what was found under <c>record</c>.</summary>
    public string Mode { get; init; } = "";

    /// <summary>A sentence to hand on with the output.</summary>
    public string Notice { get; init; } = "";

    /// <summary>The places.</summary>
    public IReadOnlyList<ScreenedPassage> Found { get; init; } = [];
}
