using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Core.Exceptions;

/// <summary>What somebody decided not to be told of, for a time: an exception from rules, as it stands in the deployment's file.</summary>
public sealed record ExceptionDescription
{
    public required string Id { get; init; }

    /// <summary>The rules it silences.</summary>
    public required IReadOnlyList<RuleId> Rules { get; init; }

    /// <summary>The condition on the fact, as written.</summary>
    public required string When { get; init; }

    /// <summary>Only submissions of these agents, as their callers name them; empty: of all.</summary>
    public IReadOnlyList<string> Agents { get; init; } = [];

    /// <summary>Only submissions of these tenants; empty: of all.</summary>
    public IReadOnlyList<string> Tenants { get; init; } = [];

    /// <summary>Who answers for it.</summary>
    public required string Owner { get; init; }

    public required string Reason { get; init; }

    public required DateOnly Created { get; init; }

    /// <summary>The last day on which it works, UTC.</summary>
    public required DateOnly Expires { get; init; }

    /// <summary>How long before <see cref="Created"/> it speaks of facts too, so that a replay of the last days shows what it will silence.</summary>
    public static readonly TimeSpan LooksBack = TimeSpan.FromDays(31);

    /// <summary>The first moment of whose facts it speaks: a day of creation far ahead is no way to a life of many years.</summary>
    public DateTimeOffset BeginsAt => new DateTimeOffset(Created, TimeOnly.MinValue, TimeSpan.Zero) is var created && created - DateTimeOffset.MinValue > LooksBack
        ? created - LooksBack : DateTimeOffset.MinValue;

    /// <summary>File and line it was read from.</summary>
    public required string Source { get; init; }

    /// <summary>The first moment at which it does not work any more.</summary>
    public DateTimeOffset EndsAt => Expires < DateOnly.MaxValue ? new(Expires.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) : DateTimeOffset.MaxValue;

    public bool HasExpired(DateTimeOffset at) => at >= EndsAt;
}
