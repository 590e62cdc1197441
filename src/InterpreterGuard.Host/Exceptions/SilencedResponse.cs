using InterpreterGuard.Core.Exceptions;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Host.Exceptions;

/// <summary>What an exception silenced of one execution. Owner, reason and expiry are there while the policy in force still has it.</summary>
internal sealed record SilencedResponse(string ExceptionId, string Rule, long Count, string? Owner, string? Reason, DateOnly? Expires)
{
    public static IReadOnlyList<SilencedResponse> Of(Execution execution, IPolicy policy) => [.. execution.Silenced.Select(use => Of(use, policy))];

    private static SilencedResponse Of(ExceptionUse use, IPolicy policy)
    {
        var exception = policy.Exceptions.FirstOrDefault(exception => string.Equals(exception.Id, use.ExceptionId, StringComparison.Ordinal));
        return new SilencedResponse(use.ExceptionId, use.Rule.Value, use.Count, exception?.Owner, exception?.Reason, exception?.Expires);
    }
}
