using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Screening;

/// <summary>Code found inside code, screened as its own language.</summary>
/// <param name="Path">How it was reached, outermost first, such as <c>os.system</c>, <c>bash -c</c>.</param>
/// <param name="Language">The language it was read as.</param>
/// <param name="Text">The decoded text, at most 4096 characters.</param>
/// <param name="Span">Where in the submission's own text the layer stands.</param>
public sealed record CodeLayer(IReadOnlyList<string> Path, Language Language, string Text, SourceSpan Span);
