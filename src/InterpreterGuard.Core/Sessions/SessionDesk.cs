using System.Collections.Concurrent;
using InterpreterGuard.Core.Admission;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Files;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Pipeline;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Core.Sessions;

/// <summary>Where sessions are opened, used and ended. They live as long as this host does: their state is in their sandboxes, and in nothing else.</summary>
public sealed partial class SessionDesk(SubmissionPipeline pipeline, ISandboxes sandboxes, AdmissionDesk admission, ArtifactKeeper artifacts, IScreener screener, SessionSettings settings, TimeProvider time, ILogger<SessionDesk> logger)
    : IAsyncDisposable
{
    private readonly ConcurrentDictionary<SessionId, Session> _open = new();
    private readonly EndedSessions _ended = new(time);

    /// <summary>How many are open.</summary>
    public int Count => _open.Count;

    /// <summary>Opens a session with an interpreter of its language ready and its files in place.</summary>
    /// <exception cref="AdmissionRefusedException">There are as many as there may be, or no sandbox became free in time.</exception>
    /// <exception cref="SandboxUnavailableException">No sandbox can be had.</exception>
    /// <exception cref="SandboxDiffersException">The sandbox that was made is not held as it was asked to be.</exception>
    /// <exception cref="SandboxFileException">A file could not be laid into the work folder.</exception>
    public async Task<SessionView> OpenAsync(SessionRequest request, CancellationToken cancellationToken)
    {
        var profile = (request.LimitsAsked ?? new()).Narrow(request.Policy.Profiles[request.ProfileName]);
        var ticket = admission.Enter(new(request.ApiKeyId, AdmissionKind.Session));
        var session = new Session(SessionId.New(time), request, profile, ticket, time);
        _open[session.Id] = session;
        try
        {
            var context = session.ContextOf(request.Language, settings.ContextsMax)!;
            await context.Turn.WaitAsync(cancellationToken);
            await PlacesOf(session).RenewAsync(context, cancellationToken);
            await artifacts.LayInAsync(request.Files, context.Sandbox!.Files, cancellationToken);
            context.CpuAtRest = context.Sandbox!.CpuTime;
            context.Turn.Release();
        }
        catch
        {
            _open.TryRemove(session.Id, out _);
            await LetGoAsync(session);
            throw;
        }

        session.Used();
        logger.SessionOpened(session.Id, request.ApiKeyId, request.Language.Name, profile.Name);
        return session.View();
    }

    /// <summary>A session, also one that ended a short while ago; <see langword="null"/> when there is none.</summary>
    public SessionView? Find(SessionId id) => _open.TryGetValue(id, out var session) ? session.View() : _ended.Find(id);

    /// <summary>Open sessions, oldest first.</summary>
    /// <param name="keyId">Those of this key; <see langword="null"/> for all.</param>
    /// <param name="after">Only those opened after this one.</param>
    /// <param name="countMax">At most so many.</param>
    public IReadOnlyList<SessionView> List(string? keyId, SessionId? after, int countMax) =>
        [.. _open.Values
            .Where(session => (keyId is null || string.Equals(session.Request.ApiKeyId, keyId, StringComparison.Ordinal))
                && (after is not { } last || string.CompareOrdinal(session.Id.ToString(), last.ToString()) > 0))
            .OrderBy(session => session.Id.ToString(), StringComparer.Ordinal)
            .Take(countMax)
            .Select(session => session.View())];

    /// <summary>Takes an execution all the way in its session; it waits for its turn.</summary>
    /// <param name="id">Which session.</param>
    /// <param name="submission">What to run.</param>
    /// <param name="policy">What it was checked by.</param>
    /// <param name="listener">Who hears what the code says while it runs.</param>
    /// <param name="accepted">Called once it is kept.</param>
    /// <param name="callerGone">The caller no longer waits: what runs is interrupted.</param>
    /// <exception cref="SessionException">The session has ended, or cannot take it; the submission is kept as <see cref="ExecutionStatus.SandboxFailed"/> unless the session was gone before.</exception>
    /// <exception cref="SandboxUnavailableException">A new interpreter was needed, and no sandbox can be had.</exception>
    public async Task<Execution> RunAsync(SessionId id, Submission submission, IPolicy policy, IExecutionListener? listener, Action? accepted, CancellationToken callerGone)
    {
        var session = Opened(id);
        session.Used();
        await EndIfChangedAsync(session, policy);
        session.ThrowIfEnded();
        return await pipeline.RunAsync(submission with { SessionId = id, LimitsAsked = session.Request.LimitsAsked }, policy, PlacesOf(session), listener, ticket: null, accepted, callerGone);
    }

    /// <summary>Takes what was held and released the rest of the way: in its session if it belongs to one that still lives.</summary>
    public Task<Execution> ResumeAsync(Execution released, Incident? former, AdmissionTicket? ticket, CancellationToken hostEnding)
    {
        if (released.Submission.SessionId is not { } id)
            return pipeline.ResumeAsync(released, former, hostEnding, listener: null, ticket);
        var places = _open.TryGetValue(id, out var session) ? PlacesOf(session) : null;
        return pipeline.ResumeAsync(released, former, places, listener: null, ticket, hostEnding);
    }

    /// <summary>Interrupts what runs in one language, or in all. Returns how many executions that were.</summary>
    /// <exception cref="SessionException">The session has ended.</exception>
    public int Interrupt(SessionId id, Language? language) =>
        Opened(id).Contexts.Count(context => (language is null || context.Language == language) && context.Interrupt());

    /// <summary>A new interpreter over the same files; what runs in the old one is ended.</summary>
    /// <exception cref="SessionException">The session has ended, or has as many languages as it may have.</exception>
    /// <exception cref="SandboxUnavailableException">No sandbox can be had.</exception>
    public async Task<SessionView> RestartAsync(SessionId id, Language language, CancellationToken cancellationToken)
    {
        var session = Opened(id);
        var context = session.ContextOf(language, settings.ContextsMax) ?? throw new SessionException(SessionProblem.TooManyContexts, $"A session may have {settings.ContextsMax} languages at once.");
        context.Interrupt();
        await context.Turn.WaitAsync(cancellationToken);
        try
        {
            session.ThrowIfEnded();
            await PlacesOf(session).RenewAsync(context, cancellationToken);
            context.CpuAtRest = context.Sandbox!.CpuTime;
        }
        finally
        {
            context.Turn.Release();
        }

        session.Used();
        return session.View();
    }

    /// <summary>Counts as use.</summary>
    /// <exception cref="SessionException">The session has ended.</exception>
    public SessionView KeepAlive(SessionId id)
    {
        var session = Opened(id);
        session.Used();
        return session.View();
    }

    /// <summary>The files of a session. Where no interpreter of it lives, one is started: the files are reached through it.</summary>
    /// <exception cref="SessionException">The session has ended.</exception>
    /// <exception cref="SandboxUnavailableException">No sandbox can be had.</exception>
    public async Task<ISandboxFiles> FilesAsync(SessionId id, CancellationToken cancellationToken)
    {
        var session = Opened(id);
        session.Used();
        session.Work = null;
        if (session.AnySandbox is { Lives: true } living)
            return living.Files;
        await RestartAsync(id, session.Request.Language, cancellationToken);
        return session.AnySandbox?.Files ?? throw new SessionException(SessionProblem.Ended, $"Session {id} has ended.");
    }

    /// <summary>Ends a session: what runs is cancelled, its sandboxes and its files are gone. False: it was not open.</summary>
    public async Task<bool> CloseAsync(SessionId id, string reason)
    {
        if (!_open.TryGetValue(id, out var session) || !session.TryEnd(reason))
            return false;
        _ended.Add(session.View());
        _open.TryRemove(id, out _);
        logger.SessionEnded(id, reason);
        await LetGoAsync(session);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var id in _open.Keys)
            await CloseAsync(id, "The host ended.");
    }

    private SessionPlaces PlacesOf(Session session) => new(session, sandboxes, admission, settings, artifacts.Reader, screener, time);

    private Session Opened(SessionId id)
    {
        if (_open.TryGetValue(id, out var session))
        {
            session.ThrowIfEnded();
            return session;
        }

        throw new SessionException(SessionProblem.Ended, _ended.Find(id) is { EndedReason: { } reason }
            ? $"Session {id} has ended: {reason} Open a new one."
            : $"There is no session {id}. Sessions end with their host; open a new one.");
    }

    // Its sandboxes were made by what an earlier policy said. Where that is no longer what this one says, they are not what their executions were judged for.
    private async Task EndIfChangedAsync(Session session, IPolicy policy)
    {
        if (ReferenceEquals(policy, session.Request.Policy))
            return;
        var same = policy.Profiles.TryGetValue(session.Request.ProfileName, out var now) && (session.Request.LimitsAsked ?? new()).Narrow(now).AsBuilt() == session.Profile.AsBuilt()
            && now.Ways == session.Profile.Ways;
        if (!same)
            await CloseAsync(session.Id, $"The policy changed what profile '{session.Request.ProfileName}' may have.");
    }

    // What runs gets the moment that a cell has to heed its cancellation; then the sandboxes go, whoever is in them.
    private static async Task LetGoAsync(Session session)
    {
        await session.CancelAsync();
        foreach (var context in session.Contexts)
        {
            await context.Turn.WaitAsync(TimeSpan.FromSeconds(3));
            await context.EndAftermathAsync(next: null);
            if (context.Sandbox is { } sandbox)
                await sandbox.DisposeAsync();
        }

        session.Dispose();
    }
}
