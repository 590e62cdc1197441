using System.Net.Sockets;
using System.Security.Cryptography;
using Docker.DotNet.Models;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Sandboxing.Engine;
using InterpreterGuard.Sandboxing.Profiles;
using InterpreterGuard.Sandboxing.Sandboxes;
using InterpreterGuard.Sandboxing.Wire;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Sandboxing.Parser;

/// <summary>
/// Keeps the parser's container alive. It reads strangers' source and runs none of it, held like a sandbox: no network, no capability, read-only root, bounds, its own user.
/// Its socket directory is the one place it can write; the host trusts nothing that comes from there.
/// </summary>
internal sealed class ParserContainer(
    DockerEngine engine,
    EngineFactsReader facts,
    HostInstance instance,
    Roster roster,
    IOptions<SandboxingOptions> options,
    TimeProvider time,
    ILogger<ParserContainer> logger) : BackgroundService, IParserConnections
{
    private const string SocketName = "parser.sock";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private static readonly TimeSpan LookPace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BackOffFirst = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BackOffMax = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Healthy = TimeSpan.FromSeconds(30);
    private volatile TaskCompletionSource<string> _socketFile = NotYet();

    public async Task<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        string file;
        try
        {
            file = await _socketFile.Task.WaitAsync(options.Value.StartMax, time, cancellationToken);
        }
        catch (TimeoutException late)
        {
            throw new IOException("The parser container is not up.", late);
        }

        return await OpenAsync(file, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var backOff = BackOffFirst;
        while (!stoppingToken.IsCancellationRequested)
        {
            var started = time.GetTimestamp();
            var problem = await LiveAsync(stoppingToken);
            if (stoppingToken.IsCancellationRequested)
                return;
            backOff = time.GetElapsedTime(started) > Healthy ? BackOffFirst : Min(backOff * 2, BackOffMax);
            logger.ParserEnded((long)backOff.TotalMilliseconds, problem);
            try
            {
                await Task.Delay(backOff, time, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private static TaskCompletionSource<string> NotYet() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    // One life of the container, from its creation to its removal. Says why it ended.
    private async Task<string> LiveAsync(CancellationToken stopping)
    {
        var id = SandboxId.New(time);
        var name = "ig-" + RandomNumberGenerator.GetHexString(24, lowercase: true);
        var directory = Path.Combine(instance.Directory, id.ToString());
        roster.Add(name);
        try
        {
            Directory.CreateDirectory(directory, OwnerOnly);
            Libc.Give(directory, SandboxUser.Uid, SandboxUser.Gid);
            var containerId = await StartAsync(id, name, directory, stopping);
            await AppearAsync(containerId, Path.Combine(directory, SocketName), stopping);
            logger.ParserStarted(ShortId.Of(containerId));
            _socketFile.TrySetResult(Path.Combine(directory, SocketName));
            return await EndedAsync(containerId, stopping);
        }
        catch (Exception exception)
        {
            // A background loop goes on: the parser is tried again after a while.
            return exception.Message;
        }
        finally
        {
            _socketFile = NotYet();
            await RemoveAsync(name, directory);
        }
    }

    private async Task<string> StartAsync(SandboxId id, string name, string directory, CancellationToken cancellationToken)
    {
        var containerId = await engine.CreateAsync(ContainerParameters.ForParser(new()
        {
            Name = name,
            ImageId = await facts.ImageIdAsync(options.Value.PythonImage, cancellationToken),
            Profile = new Profile { Name = "parser", MemoryBytesMax = options.Value.ParserMemoryBytesMax, ProcessesMax = options.Value.ParserProcessesMax, CpuCoresMax = Environment.ProcessorCount, SyscallSensor = false },
            Language = Language.Python,
            SocketDirectory = directory,
            Engine = await facts.ReadAsync(cancellationToken),
            Labels = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [Labels.SandboxId] = id.ToString(),
                [Labels.Instance] = instance.Id,
                [Labels.RuntimeDirectory] = instance.Directory,
                [Labels.Role] = Labels.RoleParser,
                [Labels.Profile] = "parser",
            },
        }), cancellationToken);
        await engine.StartAsync(containerId, cancellationToken);
        return containerId;
    }

    private async Task AppearAsync(string containerId, string file, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (!await IsHeardAsync(file, cancellationToken))
        {
            if (time.GetElapsedTime(started) > options.Value.StartMax)
                throw new SandboxStartException($"Parser container {ShortId.Of(containerId)} listened at no socket within {options.Value.StartMax.TotalSeconds:0} s.");
            var state = (await engine.InspectAsync(containerId, cancellationToken)).State;
            if (!state.Running)
                throw new SandboxStartException($"Parser container {ShortId.Of(containerId)} ended at once with exit code {state.ExitCode}: {state.Error}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancellationToken);
        }
    }

    // A socket has its name before anybody listens at it.
    private static async Task<bool> IsHeardAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            return false;
        try
        {
            await using var connection = await OpenAsync(file, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task<Stream> OpenAsync(string file, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(file), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<string> EndedAsync(string containerId, CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(LookPace, time, cancellationToken);
            if (await StateAsync(containerId, cancellationToken) is { Running: false } state)
                return $"container {ShortId.Of(containerId)} ended with exit code {state.ExitCode}{(state.OOMKilled ? ", out of memory" : "")}";
        }
    }

    // Null: the engine does not answer. The parser needs no engine to go on reading, so that is no reason to end it.
    private async Task<ContainerState?> StateAsync(string containerId, CancellationToken cancellationToken)
    {
        try
        {
            return (await engine.InspectAsync(containerId, cancellationToken)).State;
        }
        catch (EngineException silent) when (!silent.NotFound)
        {
            return null;
        }
    }

    private async Task RemoveAsync(string name, string directory)
    {
        try
        {
            await engine.RemoveAsync(name, CancellationToken.None);
            Directory.Delete(directory, recursive: true);
        }
        catch (Exception exception) when (exception is EngineException or IOException or UnauthorizedAccessException)
        {
            // The reaper meets it again.
            logger.RemovalFailed(name, exception.Message);
        }

        roster.Remove(name);
    }
}
