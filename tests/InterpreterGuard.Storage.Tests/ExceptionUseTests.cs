using InterpreterGuard.Core.Exceptions;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Held;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Storage.Tests;

/// <summary>Counts of exceptions: each use once, with the execution's ending, and still there after a restart.</summary>
public sealed class ExceptionUseTests
{
    private static readonly IReadOnlyList<ExceptionUse> Twice =
        [new("EX-1", new RuleId("IG4001"), 3), new("EX-1", new RuleId("IG4002"), 1), new("EX-2", new RuleId("IG4001"), 2)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Uses_are_counted_over_executions_and_restarts()
    {
        var path = OpenStorage.NewPath();
        var second = GivenExecutions.Accepted();
        await using (var storage = await OpenStorage.AtAsync(path))
        {
            await EndAsync(storage, GivenExecutions.Accepted(), Twice);
            await EndAsync(storage, second, [Twice[0]]);
        }

        await using var again = await OpenStorage.AtAsync(path);
        var at = GivenExecutions.Noon.AddSeconds(1);

        Assert.Equal([("EX-1", 7L, 2L), ("EX-2", 2L, 1L)], (await again.Uses.ListAsync(Stop)).Select(total => (total.ExceptionId, total.Uses, total.Executions)));
        Assert.Equal((at, second.Id), ((await again.Uses.ListAsync(Stop))[0].LastAt, (await again.Uses.ListAsync(Stop))[0].Last));
        Assert.Equal(Twice[0], Assert.Single((await again.Evidence.FindExecutionAsync(second.Id, Stop))!.Silenced));
    }

    [Fact]
    public async Task What_waits_is_counted_when_it_ends_and_not_before()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath());
        var accepted = GivenExecutions.Accepted();
        var held = GivenExecutions.Held(accepted) with { Silenced = [Twice[0]] };
        await storage.Evidence.AcceptAsync(accepted, Stop);
        await storage.Evidence.CompleteAsync(held, null, Stop);

        Assert.Empty(await storage.Uses.ListAsync(Stop));
        var step = new AuditStep(AuditAction.Released, GivenExecutions.Noon.AddMinutes(1), "k9", "x");
        var released = held with { Status = ExecutionStatus.Running, Steps = [.. held.Steps, step] };
        Assert.True(await storage.Held.TryDecideAsync(released, null, Stop));
        Assert.Empty(await storage.Uses.ListAsync(Stop));
        await storage.Evidence.CompleteAsync(GivenExecutions.Ended(released), null, Stop);

        Assert.Equal(3, Assert.Single(await storage.Uses.ListAsync(Stop)).Uses);
    }

    [Fact]
    public async Task A_rejected_submission_s_uses_are_counted_too()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath());
        var accepted = GivenExecutions.Accepted();
        var held = GivenExecutions.Held(accepted) with { Silenced = [Twice[0]] };
        await storage.Evidence.AcceptAsync(accepted, Stop);
        await storage.Evidence.CompleteAsync(held, null, Stop);
        var at = GivenExecutions.Noon.AddMinutes(1);

        await storage.Held.TryDecideAsync(
            held with { Status = ExecutionStatus.Refused, EndedAt = at, Steps = [.. held.Steps, new AuditStep(AuditAction.Rejected, at, "k9", "x")] }, null, Stop);

        Assert.Equal(3, Assert.Single(await storage.Uses.ListAsync(Stop)).Uses);
    }

    private static async Task EndAsync(OpenStorage storage, Execution accepted, IReadOnlyList<ExceptionUse> silenced)
    {
        await storage.Evidence.AcceptAsync(accepted, Stop);
        await storage.Evidence.CompleteAsync(GivenExecutions.Ended(accepted) with { Silenced = silenced }, null, Stop);
    }
}
