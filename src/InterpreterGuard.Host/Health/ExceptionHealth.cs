using InterpreterGuard.Core.Exceptions;
using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Host.Health;

/// <summary>An exception as anybody may know it: whether it still works, and how often it was used. What it silences is at <c>/v1/exceptions</c>, for reviewers.</summary>
/// <param name="Id">The exception.</param>
/// <param name="State"><c>active</c> or <c>expired</c>.</param>
/// <param name="Expires">The last day on which it works, UTC.</param>
/// <param name="Uses">Matches it silenced so far.</param>
/// <param name="LastUsedAt">When it last did.</param>
internal sealed record ExceptionHealth(string Id, string State, DateOnly Expires, long Uses, DateTimeOffset? LastUsedAt)
{
    public static async Task<IReadOnlyList<ExceptionHealth>> OfAsync(IPolicy policy, IExceptionUses uses, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (policy.Exceptions.Count == 0)
            return [];
        var totals = (await uses.ListAsync(cancellationToken)).ToDictionary(total => total.ExceptionId, StringComparer.Ordinal);
        return [.. policy.Exceptions.Select(exception => Of(exception, totals.GetValueOrDefault(exception.Id), now))];
    }

    private static ExceptionHealth Of(ExceptionDescription exception, ExceptionTotal? total, DateTimeOffset now) =>
        new(exception.Id, exception.HasExpired(now) ? "expired" : "active", exception.Expires, total?.Uses ?? 0, total?.LastAt);
}
