using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>Something repeated: over a list when there is a target, while a test holds otherwise.</summary>
internal sealed record Loop(SourceSpan Span, Node? Target, Node Source, Node Body) : Node(Span);
