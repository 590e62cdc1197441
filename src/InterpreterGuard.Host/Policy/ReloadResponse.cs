using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Host.Policy;

/// <summary>What reading the policy anew came to. <c>hash</c> is that of the policy in force now.</summary>
internal sealed record ReloadResponse(string Hash, bool Changed, double ElapsedMs, DateTimeOffset At)
{
    public static ReloadResponse Of(PolicyReload reload) => new(reload.PolicyHash, reload.Changed, reload.Elapsed.TotalMilliseconds, reload.At);
}
