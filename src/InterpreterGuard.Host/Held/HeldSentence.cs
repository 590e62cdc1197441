using InterpreterGuard.Core.Held;

namespace InterpreterGuard.Host.Held;

/// <summary>What a person is told whose decision came too late.</summary>
internal static class HeldSentence
{
    public static string Of(HeldAnswer answer) => answer switch
    {
        { Outcome: HeldOutcome.Overdue, Execution: { } execution } => $"Its deadline passed at {execution.HeldUntil:u}; it is refused. Whoever sent it may send it again.",
        { Decision: { } decision } => $"It was {decision.Action.ToString().ToLowerInvariant()} at {decision.At:u} by {Who(decision.ByKeyId)}; a decision is made once.",
        { Execution: not null } => "It does not wait for a person and never did. GET /v1/held lists those that do.",
        _ => throw new InvalidOperationException($"A decision came back as {answer.Outcome} without its execution."),
    };

    private static string Who(string? id) => id is not null && id.Contains(':', StringComparison.Ordinal) ? id : $"key {id}";
}
