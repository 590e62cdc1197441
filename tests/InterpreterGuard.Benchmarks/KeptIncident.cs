using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Benchmarks;

/// <summary>Incidents of many agents, tenants, rules and techniques, kept as the pipeline keeps them.</summary>
internal static class KeptIncident
{
    private static readonly string[] Techniques = ["T1059.004", "T1552.005", "T1046", "T1611", "T1498", "T1071.004"];

    /// <summary>Twenty executions have one.</summary>
    public static SessionId SessionOf(int number) => new(new Guid(number / 20, 0, 0, new byte[8]));

    public static async Task<(ExecutionId Execution, IncidentId Incident)> KeepAsync(IEvidenceStore evidence, int number, DateTimeOffset at, int observed)
    {
        var accepted = new Execution
        {
            Submission = new Submission
            {
                Id = new ExecutionId(Guid.CreateVersion7(at)),
                Language = Language.Python,
                Code = "print(1)",
                ProfileName = "standard",
                ApiKeyId = $"k{number % 40}",
                Tenant = $"tenant-{number % 5}",
                SessionId = SessionOf(number),
                Context = SubmissionContext.Unknown with { Agent = $"agent-{number % 200}" },
                ReceivedAt = at,
            },
            Status = ExecutionStatus.Running,
            Receipt = new Receipt("base", "", "enforce", "standard", null, [], 0),
        };
        var incident = new Incident
        {
            Id = new IncidentId(Guid.CreateVersion7(at)),
            ExecutionId = accepted.Id,
            Severity = (Severity)(1 + (number * 7919 % 4)),
            Summary = $"Attempt number {number} reached for /etc/shadow and was denied",
            Decision = IncidentDecision.Recorded,
            Rules = [new RuleId($"IG40{number % 27:00}"), new RuleId("IG2001")],
            Attack = [Techniques[number % Techniques.Length]],
            OpenedAt = at,
            Fingerprint = $"f{number % 3000}",
            Risk = new RiskScore(number * 31 % 101, []),
        };
        await evidence.AcceptAsync(accepted, CancellationToken.None);
        await evidence.CompleteAsync(
            accepted with
            {
                Status = ExecutionStatus.Completed,
                IncidentId = incident.Id,
                EndedAt = at.AddSeconds(1),
                Observations = [.. Enumerable.Range(1, observed).Select(i => new Observation(
                    i, at.AddMilliseconds(i), new ProcessReference(7, 1, "python3"), new SyscallForbidden { Name = "mount", Family = "mount", Detail = $"number {i}" }, Decision.Denied))],
            },
            incident,
            CancellationToken.None);
        return (accepted.Id, incident.Id);
    }
}
