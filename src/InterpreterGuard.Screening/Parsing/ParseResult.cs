using System.Text.Json;

namespace InterpreterGuard.Screening.Parsing;

/// <summary>A tree as the parser tells it, or why there is none. Disposing gives the tree's memory back to be used again: half of the time a tree takes goes into new memory.</summary>
/// <param name="Document">The parser's JSON; nothing when it failed.</param>
/// <param name="LineShift">By how many lines the tree's places stand above the text's.</param>
/// <param name="Failure">Why there is no tree.</param>
internal sealed record ParseResult(JsonDocument? Document, int LineShift, ParseFailure? Failure) : IDisposable
{
    /// <summary>The tree, until this is disposed.</summary>
    public JsonElement Tree => Document?.RootElement.GetProperty("tree") ?? default;

    public static ParseResult Failed(string reason, string message) => Failed(new ParseFailure(reason, message));

    public static ParseResult Failed(ParseFailure failure) => new(null, 0, failure);

    public void Dispose() => Document?.Dispose();
}
