using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>A class.</summary>
internal sealed record Class(SourceSpan Span, string Name, IReadOnlyList<Node> Bases, Node Body, IReadOnlyList<Node> Decorators) : Node(Span);
