using InterpreterGuard.Core.Executions;

namespace InterpreterGuard.Host.Executions;

/// <summary>Where the time went, in milliseconds.</summary>
internal sealed record TimingsResponse(double ScreeningMs, double QueueMs, double ClaimMs, double RunMs, double TotalMs, bool Warm)
{
    public static TimingsResponse Of(ExecutionTimings timings) => new(
        timings.Screening.TotalMilliseconds, timings.Queue.TotalMilliseconds, timings.Claim.TotalMilliseconds, timings.Run.TotalMilliseconds, timings.Total.TotalMilliseconds, timings.Warm);
}
