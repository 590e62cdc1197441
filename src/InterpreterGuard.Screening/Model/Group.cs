using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>Things that are evaluated, and whose outcome is not known.</summary>
internal record Group(SourceSpan Span, IReadOnlyList<Node> Children) : Node(Span);
