using InterpreterGuard.Core.Exceptions;

namespace InterpreterGuard.Host.Exceptions;

/// <summary>An exception of the policy in force, with its count.</summary>
internal sealed record ExceptionResponse(
    string Id,
    IReadOnlyList<string> Rules,
    string When,
    IReadOnlyList<string>? Agents,
    IReadOnlyList<string>? Tenants,
    string Owner,
    string Reason,
    DateOnly Created,
    DateOnly Expires,
    bool Expired,
    string Source,
    long Uses,
    long Executions,
    DateTimeOffset? LastUsedAt,
    string? LastExecutionId)
{
    public static ExceptionResponse Of(ExceptionDescription exception, ExceptionTotal? total, DateTimeOffset now) => new(
        exception.Id,
        [.. exception.Rules.Select(rule => rule.Value)],
        exception.When,
        exception.Agents.Count == 0 ? null : exception.Agents,
        exception.Tenants.Count == 0 ? null : exception.Tenants,
        exception.Owner,
        exception.Reason,
        exception.Created,
        exception.Expires,
        exception.HasExpired(now),
        exception.Source,
        total?.Uses ?? 0,
        total?.Executions ?? 0,
        total?.LastAt,
        total?.Last.ToString());
}
