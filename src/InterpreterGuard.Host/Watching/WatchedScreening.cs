using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Host.Executions;

namespace InterpreterGuard.Host.Watching;

/// <summary>What screening concluded before anything ran.</summary>
internal sealed record WatchedScreening(string ExecutionId, Verdict Verdict, IReadOnlyList<FindingResponse> Findings)
{
    public static WatchedScreening Of(ExecutionId id, Verdict verdict, IReadOnlyList<Finding> findings) =>
        new(id.ToString(), verdict, FindingResponse.Of(findings, Disclosure.Full)!);
}
