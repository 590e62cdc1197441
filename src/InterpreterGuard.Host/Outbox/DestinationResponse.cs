using InterpreterGuard.Outbox;
using InterpreterGuard.Outbox.Formats;

namespace InterpreterGuard.Host.Outbox;

/// <summary>How it stands with one destination.</summary>
/// <param name="Name">Its name in the settings.</param>
/// <param name="Address">Scheme, host and port; missing when the settings name it no more.</param>
/// <param name="Format">Its shape; missing when the settings name it no more.</param>
/// <param name="State">How deliveries go now.</param>
/// <param name="Waiting">Messages that wait.</param>
/// <param name="OldestAt">When the oldest of them was made, or had tried again.</param>
/// <param name="Dead">Messages that are not tried any more.</param>
/// <param name="Delivered">Messages delivered so far.</param>
/// <param name="DeliveredAt">When one was last delivered.</param>
/// <param name="Lost">Messages there was no room for. Their incidents are kept.</param>
/// <param name="Bytes">Bytes that wait, dead ones included.</param>
/// <param name="Used">The share of its bounds that is used, 0 to 1.</param>
/// <param name="Pausing">After failures in a row all of it waits for a while.</param>
/// <param name="LastError">What went wrong since the last delivery.</param>
/// <param name="LastErrorAt">When.</param>
/// <param name="Problem">A sentence for whoever is on call.</param>
internal sealed record DestinationResponse(
    string Name,
    string? Address,
    OutboxFormat? Format,
    DestinationState State,
    long Waiting,
    DateTimeOffset? OldestAt,
    long Dead,
    long Delivered,
    DateTimeOffset? DeliveredAt,
    long Lost,
    long Bytes,
    double Used,
    bool Pausing,
    string? LastError,
    DateTimeOffset? LastErrorAt,
    string? Problem)
{
    public static DestinationResponse Of(DestinationStatus status) => new(
        status.Account.Destination,
        status.Address,
        status.Format,
        status.State,
        status.Account.Waiting,
        status.Account.OldestAt,
        status.Account.Dead,
        status.Account.Delivered,
        status.Account.DeliveredAt,
        status.Account.Lost,
        status.Account.Bytes,
        Math.Round(status.Used, 4),
        status.IsBroken,
        status.Account.LastError,
        status.Account.LastErrorAt,
        status.Problem);
}
