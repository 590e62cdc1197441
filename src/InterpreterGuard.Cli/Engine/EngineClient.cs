using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace InterpreterGuard.Cli.Engine;

/// <summary>The few calls to the Docker engine that installing and clearing up need. Sandboxes themselves are the host's business.</summary>
internal sealed class EngineClient : IDisposable
{
    /// <summary>Every label of ours starts so.</summary>
    public const string OurLabels = "interpreterguard.";

    private readonly HttpClient http;

    public EngineClient(EngineAddress address)
    {
        Address = address;
        var handler = new SocketsHttpHandler();
        if (address.SocketPath is { } path)
        {
            handler.ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            };
        }

        http = new(handler) { BaseAddress = address.BaseAddress, Timeout = TimeSpan.FromSeconds(30) };
    }

    public EngineAddress Address { get; }

    /// <summary>Whether it answers; if not, why.</summary>
    public async Task<(bool Answers, string? Problem)> PingAsync(CancellationToken cancellationToken)
    {
        if (Address.SocketPath is { } path && !Path.Exists(path))
            return (false, "there is no such socket");
        try
        {
            using var answer = await http.GetAsync("/_ping", cancellationToken);
            return answer.IsSuccessStatusCode ? (true, null) : (false, $"it answers {(int)answer.StatusCode}");
        }
        catch (HttpRequestException problem)
        {
            return (false, problem.InnerException?.Message ?? problem.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (false, "it does not answer in 30 seconds");
        }
    }

    /// <summary>Its version, and the folder where it keeps images.</summary>
    public async Task<EngineFacts> FactsAsync(CancellationToken cancellationToken)
    {
        using var info = await GetAsync("/info", cancellationToken);
        return new(info.RootElement.GetProperty("ServerVersion").GetString() ?? "?", info.RootElement.GetProperty("DockerRootDir").GetString() ?? "/var/lib/docker");
    }

    /// <summary>Whether it knows an OCI runtime of this name.</summary>
    public async Task<bool> HasRuntimeAsync(string name, CancellationToken cancellationToken)
    {
        using var info = await GetAsync("/info", cancellationToken);
        return info.RootElement.TryGetProperty("Runtimes", out var runtimes) && runtimes.TryGetProperty(name, out _);
    }

    /// <summary>Whether there is an image of this name and tag.</summary>
    public async Task<bool> HasImageAsync(string reference, CancellationToken cancellationToken)
    {
        using var images = await GetAsync("/images/json", cancellationToken);
        return images.RootElement.EnumerateArray()
            .Select(image => image.GetProperty("RepoTags"))
            .Where(tags => tags.ValueKind == JsonValueKind.Array)
            .SelectMany(tags => tags.EnumerateArray())
            .Any(tag => tag.GetString() == reference);
    }

    /// <summary>Containers, stopped ones too, with a label that starts so.</summary>
    public async Task<IReadOnlyList<string>> ContainersAsync(string labelPrefix, CancellationToken cancellationToken)
    {
        using var containers = await GetAsync("/containers/json?all=1", cancellationToken);
        return Labelled(containers.RootElement, labelPrefix, "Id");
    }

    /// <summary>Volumes with a label that starts so.</summary>
    public async Task<IReadOnlyList<string>> VolumesAsync(string labelPrefix, CancellationToken cancellationToken)
    {
        using var volumes = await GetAsync("/volumes", cancellationToken);
        return volumes.RootElement.TryGetProperty("Volumes", out var listed) && listed.ValueKind == JsonValueKind.Array ? Labelled(listed, labelPrefix, "Name") : [];
    }

    /// <summary>Removes a volume. One that is gone is as good; one that a container still has stays.</summary>
    public async Task RemoveVolumeAsync(string volume, CancellationToken cancellationToken)
    {
        using var answer = await http.DeleteAsync($"/volumes/{volume}", cancellationToken);
        if (!answer.IsSuccessStatusCode && (int)answer.StatusCode is not (404 or 409))
            throw new GuardException($"The engine does not remove volume {volume}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}");
    }

    /// <summary>Ends and removes a container with its volumes. One that is gone already, or just going, is as good.</summary>
    public async Task RemoveAsync(string container, CancellationToken cancellationToken)
    {
        using var answer = await http.DeleteAsync($"/containers/{container}?force=1&v=1", cancellationToken);
        if (!answer.IsSuccessStatusCode && (int)answer.StatusCode is not (404 or 409))
            throw new GuardException($"The engine does not remove container {container[..12]}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}");
    }

    public void Dispose() => http.Dispose();

    private static List<string> Labelled(JsonElement things, string labelPrefix, string name) =>
        [.. things.EnumerateArray()
            .Where(thing => thing.TryGetProperty("Labels", out var labels)
                && labels.ValueKind == JsonValueKind.Object
                && labels.EnumerateObject().Any(label => label.Name.StartsWith(labelPrefix, StringComparison.Ordinal)))
            .Select(thing => thing.GetProperty(name).GetString()!)];

    private async Task<JsonDocument> GetAsync(string path, CancellationToken cancellationToken) =>
        await http.GetFromJsonAsync<JsonDocument>(path, cancellationToken) ?? throw new GuardException($"The engine answers nothing to {path}.");
}
