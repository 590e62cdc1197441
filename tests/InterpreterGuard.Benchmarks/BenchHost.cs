using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace InterpreterGuard.Benchmarks;

/// <summary>A host of its own, as a process, with a policy that has two more profiles: the default one with and without the syscall sensor.</summary>
internal sealed class BenchHost : IAsyncDisposable
{
    /// <summary>As the default one. The pool keeps neither of these two: a refill in the background would be measured as if it were the sensor.</summary>
    public const string WatchedProfile = "watched";

    public const string UnwatchedProfile = "unwatched";

    private const string DatabaseName = "interpreterguard.db";

    private readonly ProcessStartInfo _start;
    private Process _process;
    private readonly string _directory;
    private readonly int _warm;

    private BenchHost(ProcessStartInfo start, string directory, int warm, Uri address)
    {
        _warm = warm;
        _start = start;
        _process = Launch(start);
        _directory = directory;
        Agent = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(3) };
        Reviewer = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(3) };
    }

    /// <summary>Speaks with an agent's key.</summary>
    public HttpClient Agent { get; }

    /// <summary>Speaks with a reviewer's key.</summary>
    public HttpClient Reviewer { get; }

    /// <summary>What it keeps.</summary>
    public string DatabasePath => Path.Combine(_directory, "data", DatabaseName);

    /// <summary>The password its review room began with.</summary>
    public string FirstPassword => File.ReadAllText(Path.Combine(_directory, "data", "keys", "review-admin.password")).Trim();

    /// <summary>Where its sockets lie.</summary>
    public string RuntimeDirectory => Path.Combine(_directory, "run");

    public static Task<BenchHost> StartAsync() => StartAsync(warm: 8, new Dictionary<string, string>(StringComparer.Ordinal));

    /// <param name="warm">Sandboxes kept warm for each language.</param>
    /// <param name="settings">More settings, as environment variables.</param>
    /// <param name="profiles">More profiles, as a policy says them.</param>
    /// <param name="egress">More ways out, as a policy says them.</param>
    /// <param name="fill">Fills its database before it starts.</param>
    public static async Task<BenchHost> StartAsync(int warm, IReadOnlyDictionary<string, string> settings, string profiles = "", string egress = "", Func<BenchStore, Task>? fill = null)
    {
        var directory = Directory.CreateTempSubdirectory("guard-bench-").FullName;
        var policies = PolicyWithBothProfiles(directory);
        await File.AppendAllTextAsync(Path.Combine(policies, "profiles.yaml"), profiles);
        await File.AppendAllTextAsync(Path.Combine(policies, "egress.yaml"), egress);
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", [Repository.HostAssembly()])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment =
            {
                ["Host__DataDirectory"] = Path.Combine(directory, "data"),
                ["Host__Port"] = port.ToString(),
                ["Policies__Directory"] = policies,
                ["Sandboxing__RuntimeDirectory"] = Path.Combine(directory, "run"),
                ["Sandboxing__WarmContainersMax"] = warm.ToString(),

                // What is measured is the way through, not the bound at its door.
                ["Admission__KeyRatePerMinuteMax"] = "1000000",
                ["Admission__KeyRateBurstMax"] = "100000",
                ["Admission__KeyConcurrencyMax"] = "1024",
                ["Admission__KeyQueueMax"] = "100000",
                ["Admission__HostQueueMax"] = "100000",
            },
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        if (fill is not null)
        {
            await using var store = await BenchStore.AtAsync(Path.Combine(directory, "data", DatabaseName));
            await fill(store);
        }

        var host = new BenchHost(start, directory, warm, new Uri($"http://127.0.0.1:{port}"));
        await host.ReadyAsync();
        return host;
    }

    /// <summary>Runs a program and hands back the answer.</summary>
    public async Task<JsonElement> ExecuteAsync(string code, string? profile = null, string language = "python")
    {
        var response = await Agent.PostAsJsonAsync("/v1/executions", new { language, code, profile });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        if (response.StatusCode != HttpStatusCode.OK || answer.GetProperty("status").GetString() != "completed")
            throw new InvalidOperationException($"the program did not complete: {answer}");
        return answer;
    }

    /// <summary>Opens a session and hands back its id.</summary>
    public async Task<string> OpenSessionAsync(string language, string? profile = null)
    {
        using var response = await Agent.PostAsJsonAsync("/v1/sessions", new { language, profile });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return response.StatusCode == HttpStatusCode.Created ? answer.GetProperty("id").GetString()! : throw new InvalidOperationException($"no session was opened: {answer}");
    }

    /// <summary>Runs a program that may end in any way, and hands back the answer.</summary>
    public async Task<JsonElement> AttemptAsync(string code, string stdin, string? profile = null)
    {
        var response = await Agent.PostAsJsonAsync("/v1/executions", new { language = "python", code, stdin, profile });
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Runs a program in a session, and hands back the answer.</summary>
    public async Task<JsonElement> ExecuteInAsync(string session, string code)
    {
        using var response = await Agent.PostAsJsonAsync($"/v1/sessions/{session}/executions", new { code });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        if (response.StatusCode != HttpStatusCode.OK || answer.GetProperty("status").GetString() != "completed")
            throw new InvalidOperationException($"the cell did not complete: {answer}");
        return answer;
    }

    /// <summary>Runs a program in a session until it is told to stop, however it ends.</summary>
    public async Task WorkInAsync(string session, string code, CancellationToken stop)
    {
        try
        {
            using var response = await Agent.PostAsJsonAsync($"/v1/sessions/{session}/executions", new { code }, stop);
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }

        await CloseSessionAsync(session);
    }

    public async Task CloseSessionAsync(string session)
    {
        using var response = await Agent.DeleteAsync(new Uri($"/v1/sessions/{session}", UriKind.Relative));
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The threads that answer watched calls, by number.</summary>
    public IReadOnlyList<int> SupervisorThreads() =>
    [
        .. Directory.EnumerateDirectories($"/proc/{_process.Id}/task")
            .Where(thread => File.ReadAllText(Path.Combine(thread, "comm")).StartsWith("supervisor ", StringComparison.Ordinal))
            .Select(thread => int.Parse(Path.GetFileName(thread), System.Globalization.CultureInfo.InvariantCulture)),
    ];

    /// <summary>The host's memory as the kernel counts it.</summary>
    /// <param name="resetPeak">The peak counts from here.</param>
    public (long Now, long Peak) ResidentBytes(bool resetPeak)
    {
        const string resetCommand = "5";
        if (resetPeak)
            File.WriteAllText($"/proc/{_process.Id}/clear_refs", resetCommand);
        var status = File.ReadAllLines($"/proc/{_process.Id}/status");
        return (Read("VmRSS:"), Read("VmHWM:"));

        long Read(string name) => long.Parse(status.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], System.Globalization.CultureInfo.InvariantCulture) << 10;
    }

    /// <summary>Kills the host where it stands (SIGKILL), and starts it again over what it kept.</summary>
    public async Task KillAndStartAgainAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = Launch(_start);
        await ReadyAsync();
    }

    /// <summary>Waits until the pool is full and every sandbox in it has nothing left to warm.</summary>
    public async Task SettleAsync(TimeSpan pause)
    {
        using var waiting = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while ((await Agent.GetFromJsonAsync<JsonElement>("/health", waiting.Token)).GetProperty("pool").GetProperty("warm").EnumerateObject().Any(language => language.Value.GetInt32() < _warm))
            await Task.Delay(100, waiting.Token);
        await Task.Delay(pause, waiting.Token);
    }

    public async ValueTask DisposeAsync()
    {
        using (var stop = Process.Start("kill", ["-TERM", _process.Id.ToString()]))
            await stop.WaitForExitAsync();
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(bound.Token);
        _process.Dispose();
        Agent.Dispose();
        Reviewer.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static Process Launch(ProcessStartInfo start)
    {
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private async Task ReadyAsync()
    {
        using var waiting = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"the host ended at start with exit code {_process.ExitCode}; run ./guard up to see why");
            try
            {
                if ((await Agent.GetAsync(new Uri("/health", UriKind.Relative), waiting.Token)).IsSuccessStatusCode)
                    break;
            }
            catch (Exception problem) when (problem is HttpRequestException or System.Net.Sockets.SocketException)
            {
                // Not listening yet.
            }

            await Task.Delay(200, waiting.Token);
        }

        Agent.DefaultRequestHeaders.Authorization = await KeyAsync("agent");
        Reviewer.DefaultRequestHeaders.Authorization = await KeyAsync("reviewer");
    }

    private async Task<AuthenticationHeaderValue> KeyAsync(string name) =>
        new("Bearer", (await File.ReadAllTextAsync(Path.Combine(_directory, "data", "keys", $"{name}.key"))).Trim());

    private static string PolicyWithBothProfiles(string directory)
    {
        var target = Path.Combine(directory, "policy");
        Repository.CopyFolder(Path.Combine(Repository.Root(), "policies", "base"), target);
        File.AppendAllText(Path.Combine(target, "profiles.yaml"), $"""

            {WatchedProfile}:
              description: The default profile under another name.

            {UnwatchedProfile}:
              description: The default profile with the syscall sensor off, to measure what the sensor costs.
              syscall_sensor: false

            """);
        return target;
    }

    /// <summary>A port of this machine that nobody listens at.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
