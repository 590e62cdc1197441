using InterpreterGuard.Core.Outbox;

namespace InterpreterGuard.Host.Outbox;

/// <summary>A message that is not tried any more.</summary>
internal sealed record DeadResponse(
    string Id, string Destination, string IncidentId, long Bytes, DateTimeOffset CreatedAt, DateTimeOffset DeadAt, int Attempts, string LastError)
{
    public static DeadResponse Of(DeadMessage message) => new(
        message.Id, message.Destination, message.IncidentId.ToString(), message.Bytes, message.CreatedAt, message.DeadAt, message.Attempts, message.LastError);
}
