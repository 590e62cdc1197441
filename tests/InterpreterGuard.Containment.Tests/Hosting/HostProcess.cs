using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace InterpreterGuard.Containment.Tests.Hosting;

/// <summary>The real host as a process of its own: real screening, sandboxes, sensors, policies and storage. It can be killed and started again over the same data.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly IReadOnlyList<string> _command;
    private readonly int _port = FreePort();
    private Process? _process;

    /// <param name="folders">Where it keeps its data. The caller's to delete.</param>
    /// <param name="settings">Settings beside the usual ones, as environment variables.</param>
    /// <param name="command">The program and its arguments that start it, where it is not the host built beside these tests started as ourselves.</param>
    public HostProcess(HostFolders folders, IReadOnlyDictionary<string, string>? settings = null, IReadOnlyList<string>? command = null)
    {
        Folders = folders;
        _command = command ?? ["dotnet", Repository.HostAssembly()];
        _settings = settings ?? new Dictionary<string, string>(StringComparer.Ordinal);
        Agent = Client();
        Reviewer = Client();
    }

    public HostFolders Folders { get; }

    /// <summary>Speaks with an agent's key.</summary>
    public HttpClient Agent { get; }

    /// <summary>Speaks with a reviewer's key.</summary>
    public HttpClient Reviewer { get; }

    public int Pid => _process!.Id;

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo(_command[0], _command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Host__DataDirectory"] = Folders.Data;
        start.Environment["Host__Port"] = $"{_port}";
        start.Environment["Policies__Directory"] = Folders.Policies;
        start.Environment["Sandboxing__RuntimeDirectory"] = Folders.Run;
        start.Environment["Sandboxing__WarmContainersMax"] = "2";
        start.Environment["Admission__KeyRatePerMinuteMax"] = "100000";
        start.Environment["Admission__KeyRateBurstMax"] = "10000";
        foreach (var (name, value) in _settings)
            start.Environment[name] = value;

        var log = new HostLog(Folders.Log);
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += log.Write;
        _process.ErrorDataReceived += log.Write;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await ReadyAsync();
        Agent.DefaultRequestHeaders.Authorization = await KeyAsync("agent");
        Reviewer.DefaultRequestHeaders.Authorization = await KeyAsync("reviewer");
    }

    /// <summary>Ends it as a crash would: nothing of it gets to clean up.</summary>
    public async Task CrashAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        _process.Dispose();
        _process = null;
    }

    /// <summary>Asks it to end, as a service manager does, and returns at once.</summary>
    public async Task AskToEndAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{Pid}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Waits until it has ended by itself, and tells its exit code.</summary>
    public async Task<int> EndedAsync(TimeSpan patience)
    {
        await _process!.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(patience, TestContext.Current.CancellationToken);
        var exitCode = _process.ExitCode;
        _process.Dispose();
        _process = null;
        return exitCode;
    }

    public async Task<Answer> RunAsync(Submission submission)
    {
        var started = Stopwatch.GetTimestamp();
        using var response = await Agent.PostAsJsonAsync("/v1/executions", submission, JsonSerializerOptions.Web);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        return new Answer(response.StatusCode, response.Headers.RetryAfter?.Delta, body, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>What a reviewer is told; also for an execution that is over.</summary>
    public async Task<JsonElement> ReviewAsync(string path) => await Reviewer.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative));

    public async Task<IReadOnlyList<JsonElement>> ObservationsAsync(string executionId)
    {
        var observations = new List<JsonElement>();
        long? after = 0;
        while (after is not null)
        {
            var page = await ReviewAsync($"/v1/executions/{executionId}/observations?limit=1000&after={after}");
            observations.AddRange(page.GetProperty("observations").EnumerateArray());
            after = page.TryGetProperty("next_after", out var next) && next.ValueKind == JsonValueKind.Number ? next.GetInt64() : null;
        }

        return observations;
    }

    /// <summary>The incident of an execution, read where a reviewer reads it; <see langword="null"/> when there is none.</summary>
    public async Task<JsonElement?> IncidentAsync(string executionId)
    {
        var execution = await ReviewAsync($"/v1/executions/{executionId}");
        var security = execution.GetProperty("security");
        return security.TryGetProperty("incident_id", out var id) && id.GetString() is { } incident
            ? (await ReviewAsync($"/v1/incidents/{incident}")).GetProperty("incident")
            : null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            using (var stop = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
                await stop.WaitForExitAsync();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill();
            }

            _process.Dispose();
            _process = null;
        }

        Agent.Dispose();
        Reviewer.Dispose();
    }

    private async Task ReadyAsync()
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < TimeSpan.FromMinutes(2))
        {
            if (_process!.HasExited)
                throw new InvalidOperationException($"the host ended at start with exit code {_process.ExitCode}:\n{HostLog.Tail(Folders.Log)}");
            try
            {
                if ((await Agent.GetAsync(new Uri("/health", UriKind.Relative))).IsSuccessStatusCode)
                    return;
            }
            catch (Exception problem) when (problem is HttpRequestException or System.Net.Sockets.SocketException)
            {
                // Not listening yet, or it took the connection and closed it.
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"the host is not healthy after two minutes:\n{HostLog.Tail(Folders.Log)}");
    }

    private async Task<AuthenticationHeaderValue> KeyAsync(string role) =>
        new("Bearer", (await File.ReadAllTextAsync(Path.Combine(Folders.Data, "keys", $"{role}.key"))).Trim());

    private HttpClient Client() => new() { BaseAddress = new Uri($"http://127.0.0.1:{_port}"), Timeout = TimeSpan.FromMinutes(3) };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
