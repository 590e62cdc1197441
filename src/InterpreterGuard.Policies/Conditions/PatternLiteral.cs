using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace InterpreterGuard.Policies.Conditions;

/// <summary>A constant regular expression in a condition: where it stands, and what it became.</summary>
internal sealed record PatternLiteral(TextSpan Span, Regex Regex);
