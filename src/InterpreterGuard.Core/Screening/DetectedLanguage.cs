using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Screening;

/// <summary>A language that was not said but seen.</summary>
/// <param name="Language">The likeliest.</param>
/// <param name="Confidence">How sure that is: above 0 to 1.</param>
/// <param name="Code">The code itself: the text, with lines emptied that only fence it in or stand around a fence. Places in it are places in the text.</param>
/// <param name="Fenced">There was a fence.</param>
public sealed record DetectedLanguage(Language Language, double Confidence, string Code, bool Fenced);
