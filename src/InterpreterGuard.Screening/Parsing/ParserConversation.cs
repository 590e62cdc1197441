namespace InterpreterGuard.Screening.Parsing;

/// <summary>A connection to one process of the parser.</summary>
/// <param name="Stream">The connection.</param>
/// <param name="Owner">Whose texts go through it; <see langword="null"/>: one question's and no other's.</param>
internal sealed record ParserConversation(Stream Stream, string? Owner)
{
    /// <summary>Questions that were answered.</summary>
    public int Answered { get; set; }
}
