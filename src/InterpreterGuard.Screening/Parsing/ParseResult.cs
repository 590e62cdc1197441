using System.Text.Json;

namespace InterpreterGuard.Screening.Parsing;

/// <summary>A tree as the parser tells it, or why there is none.</summary>
/// <param name="Tree">The parser's JSON; nothing when it failed.</param>
/// <param name="LineShift">By how many lines the tree's places stand above the text's.</param>
/// <param name="Failure">Why there is no tree.</param>
internal sealed record ParseResult(JsonElement Tree, int LineShift, ParseFailure? Failure)
{
    public static ParseResult Failed(string reason, string message) => new(default, 0, new ParseFailure(reason, message));
}
