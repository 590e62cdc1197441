using System.Globalization;
using System.Net;
using System.Net.Sockets;
using InterpreterGuard.Cli.Running;
using InterpreterGuard.Cli.Steps;
using InterpreterGuard.Client;
using InterpreterGuard.Policies;

namespace InterpreterGuard.Cli.Proof;

/// <summary>
/// A host of its own that observes all rules, or some of them, for the time of one command, with its own data and keys. No host in use is ever asked to look away:
/// there is no such request, for no key.
/// </summary>
internal sealed class OwnHost : IAsyncDisposable
{
    private static readonly TimeSpan WellMax = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan EndMax = TimeSpan.FromSeconds(60);

    /// <summary>The policy's files, and last of all: every rule records what it would have done.</summary>
    public const string AllObserve = "why: A corpus is run to learn from it. Rules record what they would have done.\npolicy: { enforcement: observe }\n";

    private readonly ProcessIdentity _process;
    private readonly TimeProvider _time;
    private readonly string _folder;

    private OwnHost(ProcessIdentity process, TimeProvider time, string folder, GuardClient client)
    {
        _process = process;
        _time = time;
        _folder = folder;
        Client = client;
    }

    /// <summary>Speaks with its reviewer's key.</summary>
    public GuardClient Client { get; }

    /// <summary>Starts it.</summary>
    /// <param name="tools">What a command works with.</param>
    /// <param name="layers">The policy.</param>
    /// <param name="last">An overlay that comes after all others; <c>127.0.0.1:1</c> in it becomes the host's own place.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<OwnHost> StartAsync(StepTools tools, PolicyLayers layers, string last, CancellationToken cancellationToken)
    {
        await new Installation(tools).EnsureAsync(withGvisor: false, cancellationToken);
        var build = new HostBuildStep(tools);
        await build.PublishAsync(cancellationToken);

        var folder = Directory.CreateTempSubdirectory("guard-own-").FullName;
        var port = FreePort();
        last = last.Replace("127.0.0.1:1", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"), StringComparison.Ordinal);
        var invocation = new Invocation("dotnet", build.Program)
        {
            Folder = tools.Folders.HostProgram,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["Host__DataDirectory"] = Path.Combine(folder, "data"),
                ["Host__Port"] = port.ToString(CultureInfo.InvariantCulture),
                ["Policies__Directory"] = layers.BaseDirectory,
                ["Policies__Preset"] = Path.GetFileNameWithoutExtension(layers.PresetFile) ?? "",
                ["Policies__OverlayDirectory"] = Overlay(folder, layers.OverlayDirectory, last),
                ["Sandboxing__RuntimeDirectory"] = Path.Combine(folder, "run"),

                // A corpus is one caller with much to do, and the only one.
                ["Admission__KeyRatePerMinuteMax"] = "1000000",
                ["Admission__KeyRateBurstMax"] = "100000",
                ["Admission__KeyConcurrencyMax"] = "1024",
                ["Admission__KeyQueueMax"] = "100000",
                ["Admission__HostQueueMax"] = "100000",
            },
        };
        var log = Path.Combine(folder, "host.log");
        tools.Screen.Step("Starting a host of its own");
        var process = await tools.Runner.StartDetachedAsync(invocation, log, cancellationToken);
        try
        {
            await WellAsync(process, new Uri($"http://127.0.0.1:{port}/health"), log, tools.Time, cancellationToken);
            var key = await File.ReadAllTextAsync(Path.Combine(folder, "data", "keys", "reviewer.key"), cancellationToken);
            return new(process, tools.Time, folder, new GuardClient(new Uri($"http://127.0.0.1:{port}/"), key.Trim()));
        }
        catch
        {
            await process.EndAsync(EndMax, tools.Time, CancellationToken.None);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _process.EndAsync(EndMax, _time, CancellationToken.None);
        Directory.Delete(_folder, recursive: true);
    }

    // The deployment's own files, and last of all the one that makes rules observe.
    private static string Overlay(string folder, string? own, string last)
    {
        var overlay = Directory.CreateDirectory(Path.Combine(folder, "overlay")).FullName;
        if (own is not null)
        {
            foreach (var (name, text) in PolicyFolder.Read(own))
            {
                var target = Path.Combine(overlay, name);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.WriteAllText(target, text);
            }
        }

        File.WriteAllText(Path.Combine(overlay, "zz-observe.yaml"), last);
        return overlay;
    }

    private static async Task WellAsync(ProcessIdentity process, Uri health, string log, TimeProvider time, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(health, cancellationToken);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (Exception notYet) when (notYet is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // Not listening yet.
            }

            if (!process.IsAlive() || time.GetElapsedTime(began) > WellMax)
                throw new GuardException($"The host did not start. The end of its log:\n{string.Join('\n', File.ReadLines(log).TakeLast(15))}");
            await Task.Delay(TimeSpan.FromMilliseconds(200), time, cancellationToken);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
