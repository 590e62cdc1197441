using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace InterpreterGuard.Containment.Tests.Hosting;

/// <summary>The engine, asked directly: the second witness to what the host says of its containers.</summary>
internal static class Engine
{
    public const string Socket = "/var/run/docker.sock";

    private static readonly HttpClient _http = new(new SocketsHttpHandler { ConnectCallback = ConnectAsync }) { BaseAddress = new Uri("http://engine/") };

    public static bool Answers { get; } = Ping();

    public static void SkipWithout()
    {
        if (Environment.GetEnvironmentVariable("CI") is null)
            Assert.SkipUnless(Answers, $"No Docker engine answers at {Socket}; ./guard up installs one.");
        else
            Assert.True(Answers, $"no Docker engine answers at {Socket}");
    }

    /// <summary>Whether it knows an OCI runtime of this name.</summary>
    public static bool KnowsRuntime(string name) =>
        Task.Run(async () => await _http.GetFromJsonAsync<JsonElement>("info")).Result.GetProperty("Runtimes").TryGetProperty(name, out _);

    /// <summary>Containers of one host, by the folder of its sockets; also those that do not run.</summary>
    public static async Task<IReadOnlyList<string>> ContainersAsync(HostFolders folders, string? role = null)
    {
        List<string> labels = [$"interpreterguard.runtime-directory={folders.Run}"];
        if (role is not null)
            labels.Add($"interpreterguard.role={role}");
        var filters = JsonSerializer.Serialize(new { label = labels });
        var list = await _http.GetFromJsonAsync<JsonElement>($"containers/json?all=1&filters={Uri.EscapeDataString(filters)}");
        return [.. list.EnumerateArray().Select(container => container.GetProperty("Id").GetString()!)];
    }

    public static async Task<JsonElement> InspectAsync(string container) => await _http.GetFromJsonAsync<JsonElement>($"containers/{container}/json");

    public static async Task RemoveAsync(string container)
    {
        using var response = await _http.DeleteAsync(new Uri($"containers/{container}?force=1", UriKind.Relative));
        response.EnsureSuccessStatusCode();
    }

    /// <param name="container">Which one.</param>
    /// <param name="action">Such as <c>kill</c>.</param>
    public static async Task ActAsync(string container, string action)
    {
        using var response = await _http.PostAsync(new Uri($"containers/{container}/{action}", UriKind.Relative), content: null);
        response.EnsureSuccessStatusCode();
    }

    /// <param name="container">Which one.</param>
    /// <param name="limits">The engine's words for what it shall be held to from now on, as JSON.</param>
    public static async Task UpdateAsync(string container, string limits)
    {
        using var body = new StringContent(limits, System.Text.Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(new Uri($"containers/{container}/update", UriKind.Relative), body);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Stops every process of a container where it stands; a kill ends them without another step.</summary>
    public static async Task StopProcessesAsync(string container)
    {
        var top = await _http.GetFromJsonAsync<JsonElement>($"containers/{container}/top?ps_args=-o%20pid");
        var pids = top.GetProperty("Processes").EnumerateArray().Select(process => process[0].GetString()!);
        using var stop = Process.Start("kill", ["-STOP", .. pids]);
        await stop.WaitForExitAsync();
        Assert.Equal(0, stop.ExitCode);
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket), cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static bool Ping()
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(Socket));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
