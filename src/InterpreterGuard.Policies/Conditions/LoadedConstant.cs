using Microsoft.CodeAnalysis.Text;

namespace InterpreterGuard.Policies.Conditions;

/// <summary>A constant text in a condition that is checked when the policy loads: where it stands, and the pattern, network or counter it became.</summary>
internal sealed record LoadedConstant(TextSpan Span, object Value);
