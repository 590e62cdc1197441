using InterpreterGuard.Outbox;

namespace InterpreterGuard.Host.Health;

/// <summary>How it stands with those who are told of incidents. Their names are for reviewers, at <c>/v1/outbox</c>.</summary>
/// <param name="Destinations">How many there are.</param>
/// <param name="Waiting">Messages that wait for all of them.</param>
/// <param name="Dead">Messages that are not tried any more.</param>
/// <param name="Lost">Messages there was no room for.</param>
internal sealed record OutboxHealth(int Destinations, long Waiting, long Dead, long Lost)
{
    public static OutboxHealth Of(IReadOnlyList<DestinationStatus> all) =>
        new(all.Count, all.Sum(one => one.Account.Waiting), all.Sum(one => one.Account.Dead), all.Sum(one => one.Account.Lost));
}
