using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Held;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.TestKit.Given;

/// <summary>Executions and incidents with every field set, for tests that keep them and read them back.</summary>
public static class GivenExecutions
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    public static Execution Accepted(string code = "print(1)\n", DateTimeOffset? at = null) => new()
    {
        Submission = new Submission
        {
            Id = new ExecutionId(Guid.CreateVersion7(at ?? Noon)),
            Language = Language.Python,
            Code = code,
            Stdin = "in\0put",
            Arguments = ["a", "b c"],
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["MixedCase"] = "v" },
            Files = [new SubmissionFile("data/in.bin", new byte[] { 0, 255, 10 })],
            ProfileName = "standard",
            WallClockAsked = TimeSpan.FromMilliseconds(1500),
            LimitsAsked = new LimitsAsked { MemoryBytes = 1 << 20, CpuTime = TimeSpan.FromSeconds(2) },
            Context = new SubmissionContext("agent", "model", "call_1", "conversation", "user"),
            ApiKeyId = "k1",
            ReceivedAt = at ?? Noon,
        },
        Status = ExecutionStatus.Running,
        Receipt = new Receipt("base", "abc", "enforce", "standard", null, [], 0),
    };

    public static Execution Ended(Execution accepted, IncidentId? incident = null) => accepted with
    {
        Status = ExecutionStatus.Killed,
        Outcome = new SandboxOutcome
        {
            Status = ExecutionStatus.Killed,
            ExitCode = null,
            Signal = 9,
            Output = new CapturedOutput("out\0\n", "err", true),
            Results = [new ExecutionResult(new Dictionary<string, string>(StringComparer.Ordinal) { ["text/plain"] = "1" }, true)],
            Error = new ExecutionError("ValueError", "bad", "Traceback …"),
            Usage = new ResourceUsage { CpuTime = TimeSpan.FromMilliseconds(12), MemoryPeakBytes = 1, ProcessesPeak = 2, WorkPeakBytes = 3, TmpPeakBytes = 4, OutputBytes = 5 },
            Elapsed = TimeSpan.FromMilliseconds(80),
            Failure = "none",
        },
        Verdict = Verdict.Hold,
        Findings = [.. GivenFacts.Code.Select(fact => new Finding(
            new RuleId("IG1001"), "A rule", Severity.High, RuleAction.Alert, RuleAction.Deny, true, "It saw something.", fact.Span, fact.Layers, ["T1059"], fact))],
        Layers = [new CodeLayer(["exec"], Language.Python, "import os", new SourceSpan(1, 1, 1, 9))],
        Detections = [new Detection
        {
            Rule = new RuleId("IG4004"), RuleName = "Metadata", Severity = Severity.Critical, Action = RuleAction.Kill, ActionWanted = RuleAction.Kill,
            Message = "It asked for credentials.", Attack = ["T1552.005"], Observation = 2, At = Noon,
        }],
        Observations = [.. GivenFacts.Runtime.Select((fact, index) => new Observation(
            index + 1, Noon.AddMilliseconds(index), new ProcessReference(7, 1, "python3"), fact, (Decision)(index % 3)))],
        Processes = [new ProcessNode(7, 1, "python3 main.py")],
        IncidentId = incident,
        Receipt = new Receipt("base", "abc", "enforce", "standard", Limits, [new SensorHealth("syscalls", true, 5, 1, 90)], 3),
        Timings = new ExecutionTimings(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(3), TimeSpan.FromMilliseconds(6), true),
        EndedAt = Noon.AddSeconds(1),
    };

    /// <summary>One that waits for a person until an hour after it came.</summary>
    public static Execution Held(Execution accepted, IncidentId? incident = null)
    {
        var at = accepted.Submission.ReceivedAt;
        return accepted with
        {
            Status = ExecutionStatus.Held,
            Verdict = Verdict.Hold,
            IncidentId = incident,
            HeldUntil = at.AddHours(1),
            Steps = [new AuditStep(AuditAction.Held, at, null, "Screening's verdict is hold: IG1001.")],
        };
    }

    public static readonly AppliedLimits Limits = new()
    {
        Image = "sha256:1", Runtime = "runc", MemoryBytes = 1, CpuCores = 0.5, Processes = 64, WorkBytes = 2, TmpBytes = 3, Network = "none",
        ReadOnlyRoot = true, NoNewPrivileges = true, Capabilities = ["SETUID"], SyscallFilter = "installed", ReadFrom = "cgroup v1",
    };

    public static Incident IncidentOf(Execution execution, Severity severity = Severity.Critical, string[]? rules = null, DateTimeOffset? at = null) => new()
    {
        Id = new IncidentId(Guid.CreateVersion7(at ?? Noon)),
        ExecutionId = execution.Id,
        Severity = severity,
        Summary = "It asked for credentials. It was ended at once.",
        Decision = IncidentDecision.Killed,
        Rules = [.. (rules ?? ["IG4004", "IG1001"]).Select(rule => new RuleId(rule))],
        Attack = ["T1059", "T1552.005"],
        OpenedAt = at ?? Noon,
    };
}
