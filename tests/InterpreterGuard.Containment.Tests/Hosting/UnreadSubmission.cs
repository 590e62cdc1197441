namespace InterpreterGuard.Containment.Tests.Hosting;

/// <summary>A submission whose parser is killed while it reads it: the base policy holds what screening could not read.</summary>
internal static class UnreadSubmission
{
    // From the moment it was accepted until the parser has it there is little to do, but the machine may be busy.
    private static readonly TimeSpan HandedOver = TimeSpan.FromMilliseconds(500);

    public static async Task<Answer> RunAsync(HostProcess host, Submission submission)
    {
        var stop = TestContext.Current.CancellationToken;
        var parser = Assert.Single(await Engine.ContainersAsync(host.Folders, "parser"));
        var before = AcceptedExecutions.Ids(host.Folders).Count;

        // Stopped first, so that the scan is certainly under way when it is killed. Pausing the container would not do: the engine resumes it for the kill.
        await Engine.StopProcessesAsync(parser);
        var running = host.RunAsync(submission);
        while (AcceptedExecutions.Ids(host.Folders).Count == before)
            await Task.Delay(20, stop);
        await Task.Delay(HandedOver, stop);
        await Engine.ActAsync(parser, "kill");
        return await running;
    }
}
