using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;

namespace InterpreterGuard.Sandboxing.Engine;

/// <summary>The Docker engine, one thin method a call. Nothing here decides anything.</summary>
internal sealed class DockerEngine : IDisposable
{
    private readonly DockerClient _client;
    private readonly EnginePipelines _pipelines;
    private readonly TimeProvider _time;
    private volatile string? _problem;

    public DockerEngine(IOptions<SandboxingOptions> options, EnginePipelines pipelines, TimeProvider time)
    {
        _pipelines = pipelines;
        _time = time;

        // The time-out of each call is the pipeline's: the client's own would hide which call it was.
        using var configuration = new DockerClientConfiguration(new Uri("unix://" + options.Value.EngineSocket), defaultTimeout: Timeout.InfiniteTimeSpan);
        _client = configuration.CreateClient();
    }

    /// <summary>What the last failed call said; <see langword="null"/> once a call succeeded again.</summary>
    public string? Problem => _problem;

    /// <summary>
    /// Makes a container. Cancelling before it was asked for cancels it; afterwards the answer is waited for: the engine goes on with what nobody waits for, and a removal
    /// by name that comes before it is done finds nothing.
    /// </summary>
    public async Task<string> CreateAsync(CreateContainerParameters parameters, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var created = await CallAsync(_pipelines.Once, "create", $"{parameters.Name} of {ShortId.Of(parameters.Image)}", token => _client.Containers.CreateContainerAsync(parameters, token), CancellationToken.None);
        return created.ID;
    }

    public Task StartAsync(string id, CancellationToken cancellationToken) =>
        CallAsync(_pipelines.Once, "start", id, token => _client.Containers.StartContainerAsync(id, new(), token), cancellationToken);

    public Task<ContainerInspectResponse> InspectAsync(string id, CancellationToken cancellationToken) =>
        CallAsync(_pipelines.Repeatable, "inspect", id, token => _client.Containers.InspectContainerAsync(id, token), cancellationToken);

    public Task<ImageInspectResponse> InspectImageAsync(string image, CancellationToken cancellationToken) =>
        CallAsync(_pipelines.Repeatable, "inspect image", image, token => _client.Images.InspectImageAsync(image, token), cancellationToken);

    public Task<VersionResponse> VersionAsync(CancellationToken cancellationToken) =>
        CallAsync(_pipelines.Repeatable, "version", "engine", token => _client.System.GetVersionAsync(token), cancellationToken);

    /// <summary>Containers with a label, running or not.</summary>
    public Task<IList<ContainerListResponse>> ListAsync(string label, CancellationToken cancellationToken)
    {
        var parameters = new ContainersListParameters
        {
            All = true,
            Filters = new Dictionary<string, IDictionary<string, bool>>(StringComparer.Ordinal)
            {
                ["label"] = new Dictionary<string, bool>(StringComparer.Ordinal) { [label] = true },
            },
        };
        return CallAsync(_pipelines.Repeatable, "list", label, token => _client.Containers.ListContainersAsync(parameters, token), cancellationToken);
    }

    /// <summary>Sends SIGKILL. A container that is gone or does not run is as dead as it was wanted.</summary>
    public Task KillAsync(string id, CancellationToken cancellationToken) =>
        CallAsync(_pipelines.Once, "kill", id, token => Ignoring(_client.Containers.KillContainerAsync(id, new() { Signal = "SIGKILL" }, token), HttpStatusCode.NotFound, HttpStatusCode.Conflict), cancellationToken);

    /// <summary>Removes by id or name, running or not. One that is gone, or is being removed, is as removed as it was wanted.</summary>
    public Task RemoveAsync(string id, CancellationToken cancellationToken) =>
        CallAsync(_pipelines.Repeatable, "remove", id, token => Ignoring(_client.Containers.RemoveContainerAsync(id, new() { Force = true, RemoveVolumes = true }, token), HttpStatusCode.NotFound, HttpStatusCode.Conflict), cancellationToken);

    /// <summary>Volumes with a label.</summary>
    public async Task<IReadOnlyList<VolumeResponse>> ListVolumesAsync(string label, CancellationToken cancellationToken)
    {
        var parameters = new VolumesListParameters
        {
            Filters = new Dictionary<string, IDictionary<string, bool>>(StringComparer.Ordinal)
            {
                ["label"] = new Dictionary<string, bool>(StringComparer.Ordinal) { [label] = true },
            },
        };
        var listed = await CallAsync(_pipelines.Repeatable, "list volumes", label, token => _client.Volumes.ListAsync(parameters, token), cancellationToken);
        return [.. listed.Volumes ?? []];
    }

    /// <summary>Removes a volume. One that is gone is as removed as it was wanted; one that a container still has stays, and a later round of the reaper meets it.</summary>
    public Task RemoveVolumeAsync(string name, CancellationToken cancellationToken) =>
        CallAsync(_pipelines.Repeatable, "remove volume", name, token => Ignoring(_client.Volumes.RemoveAsync(name, force: false, token), HttpStatusCode.NotFound, HttpStatusCode.Conflict), cancellationToken);

    public void Dispose() => _client.Dispose();

    private static async Task<bool> Ignoring(Task call, params HttpStatusCode[] codes)
    {
        try
        {
            await call;
            return true;
        }
        catch (DockerApiException exception) when (codes.Contains(exception.StatusCode))
        {
            return false;
        }
    }

    private async Task<T> CallAsync<T>(ResiliencePipeline pipeline, string call, string on, Func<CancellationToken, Task<T>> make, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        try
        {
            var answer = await pipeline.ExecuteAsync(async (state, token) => await state(token), make, cancellationToken);
            _problem = null;
            return answer;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            var open = exception is BrokenCircuitException;
            var elapsed = (long)_time.GetElapsedTime(started).TotalMilliseconds;
            var sentence = open
                ? $"Engine call '{call}' on {ShortId.Of(on)} was not made: the engine failed repeatedly and is left alone for a moment."
                : $"Engine call '{call}' on {ShortId.Of(on)} failed after {elapsed} ms: {exception.Message.Trim()}";
            if (open || EnginePipelines.IsEngineFailure(exception))
                _problem = sentence;
            throw new EngineException(sentence, exception)
            {
                CircuitOpen = open,
                NotFound = exception is DockerApiException { StatusCode: HttpStatusCode.NotFound },
            };
        }
    }
}
