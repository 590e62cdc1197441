namespace InterpreterGuard.Screening.Model;

/// <summary>One <c>for … in … if …</c> of a comprehension.</summary>
internal sealed record Walk(Node Target, Node Source, IReadOnlyList<Node> Conditions);
