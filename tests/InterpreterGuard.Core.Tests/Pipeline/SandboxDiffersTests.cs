using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Pipeline;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.TestKit.Given;
using InterpreterGuard.TestKit.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace InterpreterGuard.Core.Tests.Pipeline;

public sealed class SandboxDiffersTests
{
    private readonly EvidenceInMemory _evidence = new();

    [Fact]
    public async Task A_sandbox_that_is_not_held_as_asked_runs_nothing_and_is_an_incident()
    {
        var policy = new PolicyOfLambdas().With("IG9007", RuleAction.Alert, fact => fact is LimitDifference { Part: "memory", Asked: "1", Found: "2" });
        var sandboxes = new SandboxesThatDiffer([new("memory", "1", "2"), new("user", "10001", "0")]);

        var ended = await new SubmissionPipeline(policy, new ScreenerOfFacts(), sandboxes, _evidence, FakeFileStore.Keeper(), new(), TimeProvider.System, NullLogger<SubmissionPipeline>.Instance)
            .RunAsync(GivenExecutions.Accepted().Submission with { ProfileName = "default" }, TestContext.Current.CancellationToken);

        Assert.Equal(ExecutionStatus.SandboxFailed, ended.Status);
        Assert.Equal("The sandbox is not held as it was asked to be: memory: asked '1', found '2'; user: asked '10001', found '0'", ended.Outcome!.Failure);
        Assert.Equal(2, ended.Observations.Count);
        Assert.Equal("IG9007", Assert.Single(ended.Detections).Rule.Value);
        Assert.Equal(ended.IncidentId, _evidence.Completed[0].Incident!.Id);
        Assert.EndsWith(" None of its code ran.", _evidence.Completed[0].Incident!.Summary, StringComparison.Ordinal);
        Assert.Null(ended.Receipt.Applied);
    }

    private sealed class SandboxesThatDiffer(IReadOnlyList<SandboxDifference> differences) : ISandboxes
    {
        public SandboxesHealth Health => new(EngineAnswers: true, Problem: null, new Dictionary<string, int>(StringComparer.Ordinal), 0, 1, 0);

        public Task<ISandbox> ClaimAsync(Language language, Profile profile, CancellationToken cancellationToken) => throw new SandboxDiffersException(differences);

        public Task<ISessionSandbox> ClaimForSessionAsync(Language language, Profile profile, ISessionSandbox? beside, CancellationToken cancellationToken) => throw new SandboxDiffersException(differences);
    }
}
