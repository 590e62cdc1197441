using Microsoft.AspNetCore.Authentication;

namespace InterpreterGuard.Host.Review.SignIn;

/// <summary>One session as the server keeps it.</summary>
internal sealed class ReviewSession(AuthenticationTicket ticket, string name, DateTimeOffset startedAt)
{
    private long _usedAtTicks = startedAt.UtcTicks;

    public AuthenticationTicket Ticket { get; } = ticket;

    public string Name { get; } = name;

    public DateTimeOffset StartedAt { get; } = startedAt;

    /// <summary>When a person last did something.</summary>
    public DateTimeOffset UsedAt
    {
        get => new(Interlocked.Read(ref _usedAtTicks), TimeSpan.Zero);
        set => Interlocked.Exchange(ref _usedAtTicks, value.UtcTicks);
    }
}
