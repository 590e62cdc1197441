using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests;

/// <summary>A host with a profile whose sandboxes run under gVisor.</summary>
public sealed class GvisorHost : IAsyncLifetime
{
    /// <summary>A kernel of its own, with limits that are reached soon.</summary>
    public const string Profile = "gvisor";

    private readonly HostFolders _folders = new();
    private HostProcess? _host;

    internal HostProcess Host
    {
        get
        {
            Engine.SkipWithout();
            Assert.SkipUnless(Engine.KnowsRuntime("runsc"), "The engine does not know the runtime runsc; './guard build --with-gvisor' installs it.");
            return _host!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!Engine.Answers || !Engine.KnowsRuntime("runsc"))
            return;
        await File.AppendAllTextAsync(Path.Combine(_folders.Policies, "profiles.yaml"), $"""

            {Profile}:
              description: A kernel of its own.
              runtime: runsc
              memory: 384MiB
              processes: 32
              wall_clock: 15s

            """, TestContext.Current.CancellationToken);

        // What these tests try is tried at run time: rules about source would not let it come so far.
        var overlay = Directory.CreateDirectory(_folders.Named("overlay")).FullName;
        await File.WriteAllTextAsync(Path.Combine(overlay, "observe.yaml"), """
            why: What code tries shall be seen.
            switch:
              - { family: 1xxx, enforcement: observe }
            """, TestContext.Current.CancellationToken);
        _host = new(_folders, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Sandboxing__WarmContainersMax"] = "0",
            ["Policies__OverlayDirectory"] = overlay,
        });
        await _host.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _folders.Dispose();
    }
}
