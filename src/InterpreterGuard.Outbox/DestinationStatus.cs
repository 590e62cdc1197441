using System.Globalization;
using InterpreterGuard.Core.Outbox;
using InterpreterGuard.Outbox.Formats;

namespace InterpreterGuard.Outbox;

/// <summary>How it stands with one destination.</summary>
/// <param name="Account">What waits, what is dead, what went wrong.</param>
/// <param name="Address">Scheme, host and port; <see langword="null"/> when the settings name it no more.</param>
/// <param name="Format">Its shape; <see langword="null"/> when the settings name it no more.</param>
/// <param name="IsBroken">After failures in a row a pause holds for all that waits.</param>
/// <param name="Used">The share of its bounds that is used: 1 is full.</param>
/// <param name="Problem">A sentence for whoever is on call; <see langword="null"/> when all is well.</param>
public sealed record DestinationStatus(OutboxAccount Account, string? Address, OutboxFormat? Format, bool IsBroken, double Used, string? Problem)
{
    /// <summary>Long before it is full.</summary>
    private const double WarnsFrom = 0.8;

    private static readonly TimeSpan StuckAfter = TimeSpan.FromMinutes(15);

    /// <summary>How deliveries go now.</summary>
    public DestinationState State => this switch
    {
        { Address: null } => DestinationState.NotConfigured,
        { Account.Waiting: 0 } => DestinationState.Idle,
        { IsBroken: true } => DestinationState.Pausing,
        { Account.LastError: not null } => DestinationState.Retrying,
        _ => DestinationState.Delivering,
    };

    internal static string? ProblemOf(OutboxAccount account, bool isConfigured, double used, DateTimeOffset now)
    {
        var name = account.Destination;
        if (used >= WarnsFrom)
            return string.Create(CultureInfo.InvariantCulture, $"The outbox for {name} is {used:0%} full; beyond it messages are lost. Mend the destination, or raise Outbox:MessagesMax or Outbox:MebibytesMax.");
        if (!isConfigured && account.Waiting > 0)
            return $"{account.Waiting} messages wait for {name}, which the settings name no more. Name it again, and they go.";
        if (account.LastError is { } error && account.OldestAt is { } oldest && now - oldest >= StuckAfter)
            return $"Nothing reaches {name}: {error}. {account.Waiting} messages wait, the oldest since {oldest:u}.";
        return null;
    }
}
