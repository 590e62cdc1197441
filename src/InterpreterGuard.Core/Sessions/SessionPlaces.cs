using InterpreterGuard.Core.Admission;
using InterpreterGuard.Core.Files;
using InterpreterGuard.Core.Pipeline;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Sessions;

/// <summary>The interpreters of one session as places for its executions: each waits for its turn, and one that ended is started anew.</summary>
internal sealed class SessionPlaces(Session session, ISandboxes sandboxes, AdmissionDesk admission, SessionSettings settings, ArtifactReader artifacts, IScreener screener, TimeProvider time) : IPlaces
{
    public IScreeningMemory? MemoryOf(Language language) => session.MemoryOf(language, screener);

    public async Task<IPlace> ClaimAsync(Submission submission, Profile profile, CancellationToken cancellationToken)
    {
        session.ThrowIfEnded();
        var context = session.ContextOf(submission.Language, settings.ContextsMax)
            ?? throw new SessionException(SessionProblem.TooManyContexts, $"A session may have {settings.ContextsMax} languages at once. Open another session for '{submission.Language}'.");
        if (!context.TryWait(settings.WaitingMax))
            throw new SessionException(SessionProblem.TooManyWaiting, $"{settings.WaitingMax} executions wait for their turn in this session already. Wait for one to end.");
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, session.Closing);
            await context.Turn.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            session.ThrowIfEnded();
            throw;
        }
        finally
        {
            context.WaitsNoMore();
        }

        try
        {
            session.ThrowIfEnded();
            await ReadyAsync(context, cancellationToken);
            return new SessionPlace(session, context, artifacts);
        }
        catch
        {
            context.Turn.Release();
            throw;
        }
    }

    /// <summary>A living interpreter over the session's files. The caller has the context's turn.</summary>
    public async Task ReadyAsync(SessionContext context, CancellationToken cancellationToken)
    {
        if (context.LossToTell is { } loss)
        {
            context.LossToTell = null;
            throw new SessionException(SessionProblem.StateLost, $"The state of this session's {context.Language} interpreter is lost: {loss} Its files are still there. The next execution starts a new interpreter.");
        }

        if (context.Sandbox is not { Lives: true })
            await RenewAsync(context, cancellationToken);
    }

    /// <summary>A new interpreter in place of the one that is there, if one is. The caller has the context's turn.</summary>
    public async Task RenewAsync(SessionContext context, CancellationToken cancellationToken)
    {
        context.Place ??= await admission.EnterAsync(new(session.Request.ApiKeyId, AdmissionKind.SessionSandbox), cancellationToken);
        var fresh = await sandboxes.ClaimForSessionAsync(context.Language, session.Profile, context.Sandbox ?? session.AnySandbox, cancellationToken);
        var former = context.Sandbox;
        context.Sandbox = fresh;
        context.StartedAt = time.GetUtcNow();
        context.Executions = 0;
        context.LossToTell = null;
        await context.EndAftermathAsync(next: null);
        if (former is not null)
            await former.DisposeAsync();
    }
}
