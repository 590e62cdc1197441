using System.Globalization;
using InterpreterGuard.Client.Transport;

namespace InterpreterGuard.Client;

/// <content>Sandboxes that live across executions.</content>
public sealed partial class GuardClient
{
    /// <summary>Opens a session: a sandbox that keeps variables, files and processes from one execution to the next. Disposing it deletes it.</summary>
    public Task<GuardSession> CreateSessionAsync(string language, CancellationToken cancellationToken = default) =>
        CreateSessionAsync(new SessionRequest { Language = language }, cancellationToken);

    /// <inheritdoc cref="CreateSessionAsync(string, CancellationToken)"/>
    public async Task<GuardSession> CreateSessionAsync(SessionRequest? request = null, CancellationToken cancellationToken = default)
    {
        var state = await _transport.AskAsync<SessionState>(GuardRequest.Post("v1/sessions", request ?? new()), cancellationToken);
        return new(this, state.Id, state);
    }

    /// <summary>A session that is there already, by its id; the host is not asked. It is not deleted by disposing it.</summary>
    public GuardSession OpenSession(string sessionId) => new(this, sessionId, created: null);

    /// <summary>Sessions: an agent's own, or all for a reviewer.</summary>
    /// <param name="limit">How many, 1 to 500.</param>
    /// <param name="after">The page before this one's <see cref="SessionList.Next"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<SessionList> ListSessionsAsync(int limit = 50, string? after = null, CancellationToken cancellationToken = default) =>
        _transport.AskAsync<SessionList>(
            GuardRequest.Get(string.Create(CultureInfo.InvariantCulture, $"v1/sessions?limit={limit}{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}")), cancellationToken);
}
