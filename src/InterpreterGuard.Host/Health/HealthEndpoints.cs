using InterpreterGuard.Core.Admission;
using InterpreterGuard.Core.Exceptions;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Host.Admission;
using InterpreterGuard.Host.Keeping;
using InterpreterGuard.Host.Shutdown;
using InterpreterGuard.Outbox;

namespace InterpreterGuard.Host.Health;

/// <summary><c>/health</c>: for anybody, without a key.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        Map("/health", "Whether the host can run code now, and why not.");
        Map("/health/ready", "The same, for whoever only sends work to hosts that take it.");

        void Map(string path, string summary) => routes.MapGet(path, AskAsync)
            .AllowAnonymous()
            .Produces<HealthResponse>()
            .Produces<HealthResponse>(StatusCodes.Status503ServiceUnavailable)
            .WithSummary(summary);
    }

    private static async Task<IResult> AskAsync(ISandboxes sandboxes, AdmissionDesk desk, IPolicies policies, IPolicyReloads reloads, ParserProbe parser, IExceptionUses uses, OutboxStatus outbox, EvidenceRoom room, HealthReasons reasons, Drain drain, TimeProvider time,
        CancellationToken stop)
    {
        var health = sandboxes.Health;
        var policy = policies.Current;
        var reads = await parser.AskAsync(stop);
        var reload = ReloadHealth.Of(reloads.Last);
        var exceptions = await ExceptionHealth.OfAsync(policy, uses, time.GetUtcNow(), stop);
        var engine = new EngineHealth(health.EngineAnswers, health.Problem);
        var told = await outbox.ListAsync(stop);
        var why = reasons.Of(engine, reads, reload, told, room.State, drain.Began);
        var able = health.EngineAnswers && reads.Answers && !room.State.IsFull && !drain.Began;
        return TypedResults.Json(
            new HealthResponse(
                !able ? "unable" : why.Count > 0 ? "degraded" : "ready",
                engine,
                new PoolHealth(health.Warm, health.Running, health.RunningMax, health.LeftOver),
                QueueHealth.Of(desk.Health),
                new PolicyHealth(policy.Id, policy.Hash, policy.Enforced ? "enforce" : "observe", reload, exceptions, policy.Warnings.Count),
                reads,
                OutboxHealth.Of(told),
                RoomHealth.Of(room.State),
                why),
            statusCode: able ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
