namespace InterpreterGuard.Core.Sessions;

/// <summary>What is done about sessions while nobody asks anything of them.</summary>
public sealed partial class SessionDesk
{
    /// <summary>One round of looking after all of them. Never throws.</summary>
    public async Task TendAsync()
    {
        foreach (var session in _open.Values)
        {
            try
            {
                await TendAsync(session);
            }
            catch (Exception exception)
            {
                // A background door: one session's trouble is not the others'.
                logger.SessionTendingFailed(exception, session.Id);
            }
        }
    }

    private async Task TendAsync(Session session)
    {
        var now = time.GetUtcNow();
        if (now >= session.CreatedAt + session.Request.LifetimeMax)
            await CloseAsync(session.Id, $"Its life of {session.Request.LifetimeMax} was over.");
        else if (!session.Busy && now >= session.LastUsedAt + session.Request.IdleMax)
            await CloseAsync(session.Id, $"It was not used for {session.Request.IdleMax}.");
        else
        {
            foreach (var context in session.Contexts)
                await TendAsync(session, context);
        }
    }

    // Between two executions: what the last one left running is judged on, its evidence kept, and its processor time bounded as its own was.
    private async Task TendAsync(Session session, SessionContext context)
    {
        if (context.Aftermath is { } aftermath)
            await aftermath.KeepAsync(last: false);
        if (context.Running is not null || context.Sandbox is not { } sandbox || context.LossToTell is not null || !await context.Turn.WaitAsync(TimeSpan.Zero))
            return;
        try
        {
            var before = context.Aftermath;
            if (sandbox.Lives && sandbox.CpuTime - context.CpuAtRest > session.Profile.CpuTimeMax)
            {
                sandbox.Kill();
                Lost($"what an execution had left running used more than {session.Profile.CpuTimeMax.TotalSeconds:0.#} s of processor time.");
            }
            else if (!sandbox.Lives && before is not null)
                Lost(before.Killed ? "a rule ended what an execution had left running." : "it ended while nothing was asked of it.");

            void Lost(string reason)
            {
                context.LossToTell = reason;
                logger.SessionStateLost(session.Id, context.Language.Name, reason);
            }

            if (!sandbox.Lives)
                await context.EndAftermathAsync(next: null);
        }
        finally
        {
            context.Turn.Release();
        }
    }
}
