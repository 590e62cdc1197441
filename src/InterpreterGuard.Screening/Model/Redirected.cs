using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>Any other shell construct with redirections.</summary>
internal sealed record Redirected(SourceSpan Span, string Construct, Node Body, IReadOnlyList<Redirection> Redirections) : Node(Span);
