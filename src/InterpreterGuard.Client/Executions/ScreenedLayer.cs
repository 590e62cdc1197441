namespace InterpreterGuard.Client;

/// <summary>Code found inside code, screened as its own language.</summary>
public sealed record ScreenedLayer
{
    /// <summary>How it was reached, outermost first.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>The language it was read as.</summary>
    public string Language { get; init; } = "";

    /// <summary>The decoded text, or its beginning.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where in the submitted text it stands.</summary>
    public SourceSpan? Span { get; init; }
}
