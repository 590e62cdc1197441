namespace InterpreterGuard.Host.Startup;

/// <summary>The host from its start to its end.</summary>
internal static class WholeRun
{
    /// <summary>Starts the host and waits until it is asked to end.</summary>
    /// <exception cref="Exception">What kept it from starting.</exception>
    public static async Task RunToEndAsync(this IHost host)
    {
        try
        {
            await host.StartAsync();
        }
        catch
        {
            // Services that are taken down without a stop tell of failures of their own, after the one that whoever reads the log has to know.
            await host.StopAsync();
            throw;
        }

        await host.WaitForShutdownAsync();
    }
}
