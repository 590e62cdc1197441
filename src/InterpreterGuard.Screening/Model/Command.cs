using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>A shell command: assignments before it, its words, and where its input and output go.</summary>
internal sealed record Command(SourceSpan Span, IReadOnlyList<Keyword> Assignments, IReadOnlyList<Node> Words, IReadOnlyList<Redirection> Redirections) : Node(Span);
