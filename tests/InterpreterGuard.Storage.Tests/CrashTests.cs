using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Storage.Tests;

public sealed class CrashTests
{
    [Fact]
    public async Task An_execution_of_a_killed_host_is_closed_as_SandboxFailed()
    {
        var stop = TestContext.Current.CancellationToken;
        var path = OpenStorage.NewPath();
        using var child = CrashingChild.Start(path);
        while (!File.Exists(CrashingChild.AcceptedFile(path)) && !child.HasExited)
            await Task.Delay(20, stop);
        child.Kill();
        await child.WaitForExitAsync(stop);
        Assert.True(ExecutionId.TryParse(await File.ReadAllTextAsync(CrashingChild.AcceptedFile(path), stop), out var id));

        await using var storage = await OpenStorage.AtAsync(path);
        var closed = await storage.Evidence.CloseOrphansAsync(stop);

        var found = await storage.Evidence.FindExecutionAsync(id, stop);
        Assert.Equal(1, closed);
        Assert.Equal(ExecutionStatus.SandboxFailed, found!.Status);
        Assert.NotNull(found.EndedAt);
        Assert.Equal("The host ended before the execution did.", found.Outcome!.Failure);
    }
}
