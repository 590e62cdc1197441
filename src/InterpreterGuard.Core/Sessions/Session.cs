using System.Collections.Concurrent;
using InterpreterGuard.Core.Admission;
using InterpreterGuard.Core.Files;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Sessions;

/// <summary>A session that lives: who has it, what it may have, and its interpreters.</summary>
internal sealed class Session(SessionId id, SessionRequest request, Profile profile, AdmissionTicket ticket, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<Language, SessionContext> _contexts = new();
    private readonly ConcurrentDictionary<Language, IScreeningMemory> _memories = new();
    private readonly CancellationTokenSource _closing = new();
    private long _lastUsed = time.GetUtcNow().UtcTicks;
    private string? _endedReason;

    public SessionId Id => id;

    public SessionRequest Request => request;

    /// <summary>What its sandboxes were made with.</summary>
    public Profile Profile => profile;

    public DateTimeOffset CreatedAt { get; } = time.GetUtcNow();

    public DateTimeOffset LastUsedAt => new(Interlocked.Read(ref _lastUsed), TimeSpan.Zero);

    public IEnumerable<SessionContext> Contexts => _contexts.Values;

    /// <summary>Set off when it ends: what runs is cancelled.</summary>
    public CancellationToken Closing => _closing.Token;

    public string? EndedReason => Volatile.Read(ref _endedReason);

    /// <summary>What lay in the work folder after the last execution; <see langword="null"/> when somebody else has changed it since.</summary>
    public volatile WorkSnapshot? Work;

    /// <summary>Any sandbox of it, living ones first: all have the same work folder.</summary>
    public ISessionSandbox? AnySandbox => _contexts.Values.Select(context => context.Sandbox).OfType<ISessionSandbox>().OrderByDescending(sandbox => sandbox.Lives).FirstOrDefault();

    public bool Busy => _contexts.Values.Any(context => context.Running is not null || context.Waiting > 0);

    public void Used() => Interlocked.Exchange(ref _lastUsed, time.GetUtcNow().UtcTicks);

    /// <summary>The interpreter for a language; made when it is asked for first. Null: there are as many as there may be.</summary>
    public SessionContext? ContextOf(Language language, int max)
    {
        lock (_contexts)
        {
            if (_contexts.TryGetValue(language, out var known))
                return known;
            return _contexts.Count >= max ? null : _contexts.GetOrAdd(language, new SessionContext(language) { StartedAt = time.GetUtcNow() });
        }
    }

    /// <summary>What was read in a language so far. It outlives the interpreter: what a cell meant is the same in the next one, where it ran again or does nothing.</summary>
    public IScreeningMemory MemoryOf(Language language, IScreener screener) => _memories.GetOrAdd(language, static (_, screener) => screener.NewMemory(), screener);

    public SessionContext? FindContext(Language language) => _contexts.GetValueOrDefault(language);

    /// <summary>True for the one caller that ended it.</summary>
    public bool TryEnd(string reason) => Interlocked.CompareExchange(ref _endedReason, reason, null) is null;

    public Task CancelAsync() => _closing.CancelAsync();

    /// <exception cref="SessionException">It has ended.</exception>
    public void ThrowIfEnded()
    {
        if (EndedReason is { } reason)
            throw new SessionException(SessionProblem.Ended, $"Session {id} has ended: {reason} Open a new one.");
    }

    public SessionView View() => new()
    {
        Id = id,
        Request = request,
        Contexts = [.. _contexts.Values.OrderBy(context => context.Language.Name, StringComparer.Ordinal).Select(context => EndedReason is null ? context.View() : context.View() with { State = ContextState.Ended })],
        CreatedAt = CreatedAt,
        LastUsedAt = LastUsedAt,
        IdleUntil = LastUsedAt + request.IdleMax,
        ExpiresAt = CreatedAt + request.LifetimeMax,
        EndedReason = EndedReason,
    };

    /// <summary>Its places are free for others.</summary>
    public void Dispose()
    {
        foreach (var context in _contexts.Values)
            context.Place?.Dispose();
        ticket.Dispose();
    }
}
