namespace InterpreterGuard.Core.Outbox;

/// <summary>Which dead messages are meant: one, or all of a destination.</summary>
public sealed record DeadChoice
{
    private DeadChoice(string? id, string? destination) => (Id, Destination) = (id, destination);

    /// <summary>The one with this id.</summary>
    public string? Id { get; }

    /// <summary>All of this destination.</summary>
    public string? Destination { get; }

    public static DeadChoice One(string id) => new(id, null);

    public static DeadChoice AllOf(string destination) => new(null, destination);

    public override string ToString() => Id ?? $"destination {Destination}";
}
