using InterpreterGuard.Core.Screening;

namespace InterpreterGuard.Screening.Model;

/// <summary>A function or lambda. A lambda has no name, and a <see cref="Return"/> as body.</summary>
internal sealed record Function(SourceSpan Span, string Name, IReadOnlyList<Parameter> Parameters, Node Body, IReadOnlyList<Node> Decorators) : Node(Span)
{
    /// <summary>It answers requests: a framework calls it with what somebody sent.</summary>
    public bool IsHandler { get; init; }

    /// <summary>A call of it runs nothing yet: somebody has to wait for it, or to walk over it.</summary>
    public bool IsLazy { get; init; }
}
