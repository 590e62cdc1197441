using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>A dictionary written out. A key is <see langword="null"/> where another dictionary is spread.</summary>
internal sealed record MapLiteral(SourceSpan Span, IReadOnlyList<Node?> Keys, IReadOnlyList<Node> Values) : Node(Span);
