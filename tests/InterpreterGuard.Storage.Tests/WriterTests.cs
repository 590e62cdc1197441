using System.Diagnostics;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Storage.Tests;

public sealed class WriterTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_callers_at_once_are_all_kept()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath());
        var executions = Enumerable.Range(0, 200).Select(_ => GivenExecutions.Accepted()).ToList();

        await Parallel.ForEachAsync(executions, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = Stop }, async (accepted, stop) =>
        {
            await storage.Evidence.AcceptAsync(accepted, stop);
            await storage.Evidence.CompleteAsync(GivenExecutions.Ended(accepted), null, stop);
            Assert.Equal(ExecutionStatus.Killed, (await storage.Evidence.FindExecutionAsync(accepted.Id, stop))!.Status);
        });
    }

    [Fact]
    public async Task What_was_not_accepted_cannot_be_completed_and_leaves_nothing_behind()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath());
        var accepted = GivenExecutions.Accepted();
        var incident = GivenExecutions.IncidentOf(accepted);

        var problem = await Assert.ThrowsAsync<StorageException>(() => storage.Evidence.CompleteAsync(GivenExecutions.Ended(accepted), incident, Stop));

        Assert.Equal($"Execution {accepted.Id} cannot be completed: it was never accepted, or has ended already.", problem.Message);
        Assert.Null(await storage.Evidence.FindIncidentAsync(incident.Id, Stop));
    }

    [Fact]
    public async Task An_ending_is_written_once()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath());
        var accepted = GivenExecutions.Accepted();
        await storage.Evidence.AcceptAsync(accepted, Stop);
        await storage.Evidence.CompleteAsync(GivenExecutions.Ended(accepted), null, Stop);

        await Assert.ThrowsAsync<StorageException>(() => storage.Evidence.CompleteAsync(accepted with { Status = ExecutionStatus.Completed }, null, Stop));

        Assert.Equal(ExecutionStatus.Killed, (await storage.Evidence.FindExecutionAsync(accepted.Id, Stop))!.Status);
    }

    [Fact]
    public async Task An_incident_that_cannot_be_kept_takes_its_execution_s_ending_with_it()
    {
        await using var storage = await OpenStorage.AtAsync(OpenStorage.NewPath());
        var accepted = GivenExecutions.Accepted();
        var ofAnother = GivenExecutions.IncidentOf(GivenExecutions.Accepted());
        await storage.Evidence.AcceptAsync(accepted, Stop);

        await Assert.ThrowsAsync<StorageException>(() => storage.Evidence.CompleteAsync(GivenExecutions.Ended(accepted), ofAnother, Stop));

        Assert.Equal(ExecutionStatus.Running, (await storage.Evidence.FindExecutionAsync(accepted.Id, Stop))!.Status);
        Assert.Empty(await storage.Evidence.ListObservationsAsync(accepted.Id, 0, 10, Stop));
    }
}
