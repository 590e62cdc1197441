using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Review.SignIn;

/// <summary>
/// Who is signed in, in memory: the cookie holds an id and nothing else, so that signing out ends a session for every copy of it. Sessions end with the host.
/// </summary>
internal sealed class ReviewSessions(IOptions<ReviewOptions> options, TimeProvider time) : ITicketStore
{
    /// <summary>Sessions at once. Only people who proved who they are make one; beyond it the one unused for longest ends.</summary>
    private const int SessionsMax = 1000;

    private readonly ConcurrentDictionary<string, ReviewSession> _sessions = new(StringComparer.Ordinal);

    private TimeSpan Idle => TimeSpan.FromMinutes(options.Value.IdleMinutes);

    private TimeSpan Whole => TimeSpan.FromHours(options.Value.SessionHours);

    public Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        Sweep();
        var id = RandomNumberGenerator.GetHexString(64, lowercase: true);
        Keep(id, ticket);
        return Task.FromResult(id);
    }

    /// <summary>Somebody signed in on top of a session, such as after changing the password: a session from its beginning, under the id it had.</summary>
    public Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        Keep(key, ticket);
        return Task.CompletedTask;
    }

    public Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var session = Find(key);
        session?.UsedAt = time.GetUtcNow();
        return Task.FromResult(session?.Ticket);
    }

    public Task RemoveAsync(string key)
    {
        _sessions.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    /// <summary>Whether the session of this person still stands. Asking is no use of it.</summary>
    public bool IsLive(ClaimsPrincipal user) => Find(user.FindFirstValue(ReviewAccess.SessionClaim)) is not null;

    /// <summary>A person did something. False: the session has ended.</summary>
    public bool Use(ClaimsPrincipal user)
    {
        if (Find(user.FindFirstValue(ReviewAccess.SessionClaim)) is not { } session)
            return false;
        session.UsedAt = time.GetUtcNow();
        return true;
    }

    /// <summary>Ends every session of this person, such as after a change of the password.</summary>
    public void EndAll(string name)
    {
        foreach (var (id, session) in _sessions)
        {
            if (string.Equals(session.Name, name, StringComparison.Ordinal))
                _sessions.TryRemove(id, out _);
        }
    }

    private void Keep(string id, AuthenticationTicket ticket)
    {
        ((ClaimsIdentity)ticket.Principal.Identity!).AddClaim(new Claim(ReviewAccess.SessionClaim, id));
        _sessions[id] = new ReviewSession(ticket, ReviewPerson.Of(ticket.Principal).Name, time.GetUtcNow());
    }

    private ReviewSession? Find(string? id)
    {
        if (id is null || !_sessions.TryGetValue(id, out var session))
            return null;
        if (!IsOver(session))
            return session;
        _sessions.TryRemove(id, out _);
        return null;
    }

    private bool IsOver(ReviewSession session)
    {
        var now = time.GetUtcNow();
        return now - session.UsedAt >= Idle || now - session.StartedAt >= Whole;
    }

    private void Sweep()
    {
        foreach (var (id, session) in _sessions)
        {
            if (IsOver(session))
                _sessions.TryRemove(id, out _);
        }

        if (_sessions.Count >= SessionsMax)
            _sessions.TryRemove(_sessions.MinBy(entry => entry.Value.UsedAt).Key, out _);
    }
}
