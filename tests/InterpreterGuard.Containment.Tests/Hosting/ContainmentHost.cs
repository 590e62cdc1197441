namespace InterpreterGuard.Containment.Tests.Hosting;

/// <summary>One host for all classes of the collection: starting one and filling its pool takes seconds.</summary>
public sealed class ContainmentHost : IAsyncLifetime
{
    private HostFolders? _folders;
    private HostProcess? _host;

    /// <summary>The running host. Skips the test, aloud, where no engine answers; in CI a missing engine is a failure.</summary>
    internal HostProcess Host
    {
        get
        {
            Engine.SkipWithout();
            return _host!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!Engine.Answers)
            return;
        _folders = new HostFolders();
        _host = new HostProcess(_folders);
        try
        {
            await _host.StartAsync();
        }
        catch
        {
            // A fixture that failed to start is not disposed by the runner.
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _folders?.Dispose();
    }
}
