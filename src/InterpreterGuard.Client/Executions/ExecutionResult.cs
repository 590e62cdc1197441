namespace InterpreterGuard.Client;

/// <summary>A value or a figure that code handed back, in one or more representations.</summary>
public sealed record ExecutionResult
{
    /// <summary>Representations by MIME type: text as it is, images in base64 (SVG is text).</summary>
    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether it is the value of the last expression.</summary>
    public bool IsMain { get; init; }

    /// <summary>The value as plain text, where it has one.</summary>
    public string? Text => Data.GetValueOrDefault("text/plain");

    /// <summary>The value as a picture, where it has one: PNG before JPEG.</summary>
    public ResultImage? Image => ResultImage.Of(Data, "image/png") ?? ResultImage.Of(Data, "image/jpeg");
}
