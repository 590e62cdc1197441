using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests.Network;

/// <summary>A host whose policy lets some profiles out, to listeners of ours on this machine's loopback and nowhere else: every destination says where it really leads.</summary>
public sealed class BrokerHost : IAsyncLifetime
{
    /// <summary>Reaches the destinations below.</summary>
    public const string Open = "open";

    /// <summary>Reaches nothing, and is told otherwise.</summary>
    public const string Hole = "hole";

    /// <summary>Reaches them within narrow limits.</summary>
    public const string Narrow = "narrow";

    /// <summary>Reaches them, and gets no more than <see cref="MediumDownload"/>.</summary>
    public const string Medium = "medium";

    /// <summary>Bytes.</summary>
    public const int MediumDownload = 4 << 20;

    /// <summary>Names what was found in output.</summary>
    public const string Marked = "marked";

    /// <summary>Keeps it from agents.</summary>
    public const string Withheld = "withheld";

    private readonly HostFolders _folders = new();
    private HostProcess? _host;

    /// <summary>Speaks HTTP.</summary>
    internal HttpTarget Http { get; } = new();

    /// <summary>Takes connections and says nothing.</summary>
    internal SilentTarget Silent { get; } = new();

    /// <summary>Sends datagrams back.</summary>
    internal EchoTarget Echo { get; } = new();

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
        await File.AppendAllTextAsync(Path.Combine(_folders.Policies, "egress.yaml"), $"""

            destinations:
              service:
                why: The tests' own listener.
                names: [service.test, '*.wild.test']
                ports: [80, 8000-8010]
                to: 127.0.0.1:{Http.Port}
              secure:
                why: A listener that is spoken to in TLS.
                names: [secure.test]
                ports: [443]
                protocol: tls
                to: 127.0.0.1:{Silent.Port}
              direct:
                why: Addresses without a name.
                addresses: [203.0.113.0/24, 2001:db8:7::/48]
                ports: [8080]
                to: 127.0.0.1:{Http.Port}
              datagrams:
                why: A listener for datagrams.
                names: [echo.test]
                addresses: [203.0.113.7]
                ports: [9999]
                transport: udp
                to: 127.0.0.1:{Echo.Port}
              nobody:
                why: Nobody listens there.
                names: [nobody.test]
                ports: [81]
                to: 127.0.0.1:1
              internet:
                why: Everything by address, and still nothing of what is never reachable.
                addresses: [0.0.0.0/0]
                ports: [9]
            """, TestContext.Current.CancellationToken);
        await File.AppendAllTextAsync(Path.Combine(_folders.Policies, "profiles.yaml"), $"""

            {Open}:
              description: May reach the tests' listeners.
              egress: allow
              destinations: [service, secure, direct, datagrams, nobody, internet]

            {Hole}:
              description: May say what it likes.
              egress: sinkhole

            {Marked}:
              description: Says what was found in its output.
              output_screening: mark

            {Withheld}:
              description: Keeps it from who reads.
              output_screening: withhold

            {Medium}:
              description: May reach a listener, and get some of it.
              egress: allow
              destinations: [service]
              egress_limits:
                download: 4MiB

            {Narrow}:
              description: May reach a listener, not often and not with much.
              egress: allow
              destinations: [service]
              egress_limits:
                flows: 2
                flows_per_minute: 6
                upload: 16KiB
                download: 64KiB

            """, TestContext.Current.CancellationToken);
        _host = new(_folders);
        try
        {
            await _host.StartAsync();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _folders.Dispose();
        Http.Dispose();
        Silent.Dispose();
        Echo.Dispose();
    }
}
