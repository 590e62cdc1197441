using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Host.Health;

/// <summary>The last time the policy was read anew.</summary>
/// <param name="Succeeded">False: the files have problems, and the policy in force is the last good one.</param>
/// <param name="At">When.</param>
/// <param name="ProblemCount">How many problems there are.</param>
/// <param name="Problems">The first of them, with file and line.</param>
internal sealed record ReloadHealth(bool Succeeded, DateTimeOffset At, int ProblemCount, IReadOnlyList<string> Problems)
{
    private const int ProblemsMax = 20;

    public static ReloadHealth? Of(PolicyReload? reload) =>
        reload is null ? null : new(reload.Succeeded, reload.At, reload.Problems.Count, [.. reload.Problems.Take(ProblemsMax)]);
}
