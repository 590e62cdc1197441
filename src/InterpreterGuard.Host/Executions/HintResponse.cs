using InterpreterGuard.Core.Hints;
using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Host.Executions;

/// <summary>Which limit, wall or rule code met that did not come to a good end.</summary>
/// <param name="About">What it is about.</param>
/// <param name="Text">What happened.</param>
/// <param name="Limit">The limit that was met: bytes, processes or milliseconds.</param>
/// <param name="Rule">The rule that decided, where the policy discloses rules.</param>
/// <param name="Change">Where it is changed, or that nobody can.</param>
internal sealed record HintResponse(HintAbout About, string Text, long? Limit, string? Rule, string Change)
{
    /// <summary>The hints; <see langword="null"/> when there are none.</summary>
    public static IReadOnlyList<HintResponse>? Of(IReadOnlyList<Hint> hints, Disclosure disclosure) => hints.Count == 0
        ? null
        : [.. hints.Select(hint => new HintResponse(hint.About, hint.Text, hint.Limit, disclosure == Disclosure.Status ? null : hint.Rule?.Value, hint.Change))];
}
