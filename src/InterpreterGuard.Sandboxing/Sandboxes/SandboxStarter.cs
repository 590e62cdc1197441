using System.Security.Cryptography;
using Docker.DotNet.Models;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Sandboxing.Decoys;
using InterpreterGuard.Sandboxing.Engine;
using InterpreterGuard.Sandboxing.Profiles;
using InterpreterGuard.Sandboxing.Runners;
using InterpreterGuard.Sandboxing.Wire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>Makes one sandbox: socket, container, handshake, limits read back. Leaves nothing behind when it fails.</summary>
internal sealed class SandboxStarter(
    DockerEngine engine,
    EngineFactsReader facts,
    Handshake handshake,
    SentryStart sentries,
    ICgroups cgroups,
    HostInstance instance,
    Roster roster,
    IOptions<SandboxingOptions> options,
    TimeProvider time,
    ILogger<SandboxStarter> logger)
{
    /// <exception cref="EngineException">The engine failed.</exception>
    /// <exception cref="SandboxStartException">The container did not become a sandbox.</exception>
    /// <exception cref="SandboxDiffersException">It is not held as it was asked to be.</exception>
    public Task<LiveSandbox> StartAsync(ILanguageRunner runner, Profile profile, CancellationToken cancellationToken) =>
        StartAsync(runner, profile, new WorkVolume(), cancellationToken);

    /// <summary>The same over a work folder that is there already and that the caller holds for it.</summary>
    public async Task<LiveSandbox> StartAsync(ILanguageRunner runner, Profile profile, WorkVolume work, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var span = Telemetry.Source.StartActivity("sandbox.start");
        span?.SetTag("interpreterguard.language", runner.Language.Name);
        using var late = new CancellationTokenSource(options.Value.StartMax, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        var id = SandboxId.New(time);
        var name = "ig-" + RandomNumberGenerator.GetHexString(24, lowercase: true);
        roster.Add(name);
        roster.Add(work.Name);
        var parts = new List<IDisposable>();
        try
        {
            var sandbox = await BuildAsync(id, name, runner, profile, work, parts, either.Token);
            Telemetry.Started(runner.Language.Name, failed: false, time.GetElapsedTime(started));
            logger.SandboxStarted(id, runner.Language.Name, profile.Name, (long)time.GetElapsedTime(started).TotalMilliseconds);
            return sandbox;
        }
        catch (Exception exception)
        {
            Telemetry.Started(runner.Language.Name, failed: true, time.GetElapsedTime(started));
            await CleanUpAsync(name, work, parts);
            if (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                throw new SandboxStartException($"A container of {ImageOf(runner, profile)} did not become ready within {options.Value.StartMax.TotalSeconds:0} s.", exception);
            if (exception is WireException or IOException or System.Net.Sockets.SocketException)
                throw new SandboxStartException($"A container of {ImageOf(runner, profile)} did not become a sandbox: {exception.Message}", exception);
            throw;
        }
    }

    private string ImageOf(ILanguageRunner runner, Profile profile) => profile.Image ?? runner.ImageOf(options.Value);

    private async Task<LiveSandbox> BuildAsync(SandboxId id, string name, ILanguageRunner runner, Profile profile, WorkVolume work, List<IDisposable> parts, CancellationToken cancellationToken)
    {
        var isSentry = sentries.IsFor(profile);
        if (isSentry)
            sentries.Prepare(profile);

        // 1. The socket stands before the container that connects to it, and the decoys before any code that may look for them.
        var engineFacts = await facts.ReadAsync(cancellationToken);
        var directory = new SocketDirectory(Path.Combine(instance.Directory, id.ToString()));
        parts.Add(directory);
        var decoys = DecoyFolder.Lay(directory.Path, profile.Decoys);
        parts.Add(decoys);
        var parameters = ContainerParameters.ForSandbox(new()
        {
            Name = name,
            ImageId = await facts.ImageIdAsync(ImageOf(runner, profile), cancellationToken),
            Profile = profile,
            Language = runner.Language,
            IsSentry = isSentry,
            SocketDirectory = directory.Path,
            DecoyBinds = decoys.Binds,
            WorkVolume = work.Name,
            Labels = LabelsOf(id, profile),
            Engine = engineFacts,
        });

        // 2. The container.
        var containerId = await engine.CreateAsync(parameters, cancellationToken);
        await engine.StartAsync(containerId, cancellationToken);
        var inspected = await engine.InspectAsync(containerId, cancellationToken);
        if (!inspected.State.Running)
            throw new SandboxStartException($"Container {ShortId.Of(containerId)} of {ShortId.Of(parameters.Image)} ended at once with exit code {inspected.State.ExitCode}: {inspected.State.Error}");

        // 3. Who connects must be the container's own init; its handle is taken while it surely lives.
        var socket = await directory.AcceptAsync(cancellationToken);
        parts.Add(socket);
        var init = new InitProcess(isSentry ? SentryStart.KernelOf(containerId, inspected, socket.PeerPid()) : socket.PeerPid());
        parts.Add(init);
        if (init.Pid != inspected.State.Pid)
            throw new SandboxStartException($"Process {init.Pid} connected to the socket of container {ShortId.Of(containerId)}, whose init is {inspected.State.Pid}.");
        var cgroup = cgroups.Open(init.Pid);

        // 4. The handshake; then the limits as they are, not as they were asked.
        var reader = new FrameReader(socket);
        parts.Add(reader);
        var watch = isSentry ? await sentries.WatchAsync(containerId, profile, init.Pid, decoys.Decoys, cancellationToken) : null;
        if (watch is not null)
            parts.Add(watch);
        var result = await handshake.PerformAsync(socket, reader, runner, profile, init.Pid, decoys.Decoys, isSentry, cancellationToken);
        if (result.Watch is not null)
            parts.Add(watch = result.Watch);
        var groups = cgroup.ReadLimits();
        var (differences, applied) = isSentry
            ? sentries.ReadBack(parameters, inspected, groups, init.Pid, watch is not null, engineFacts, decoys.Decoys)
            : ReadBack(parameters, inspected, groups, init.Pid, result, engineFacts, decoys);
        if (differences.Count > 0)
        {
            logger.SandboxDiffers(id, string.Join("; ", differences));
            throw new SandboxDiffersException(differences);
        }

        return new()
        {
            Id = id,
            Name = name,
            ContainerId = containerId,
            Runner = runner,
            Profile = profile,
            Directory = directory,
            Work = work,
            Decoys = decoys,
            Conversation = new(socket, reader, runner),
            Init = init,
            Cgroup = cgroup,
            Watch = watch,
            Groups = groups,
            Applied = applied,
            ReadyTimestamp = time.GetTimestamp(),
            FullyWarm = runner.WarmRequest.IsEmpty,
        };
    }

    private static (IReadOnlyList<SandboxDifference> Differences, AppliedLimits Applied) ReadBack(
        CreateContainerParameters parameters, ContainerInspectResponse inspected, CgroupLimits groups, int initPid, HandshakeResult result, EngineFacts engine, DecoyFolder decoys)
    {
        var kernel = KernelView.Read(initPid);
        return (LimitsComparison.Of(parameters, inspected, groups, kernel, watched: result.Watch is not null),
            LimitsReader.Read(inspected, groups, kernel, result.SyscallFilter, engine, decoys.Decoys));
    }

    private Dictionary<string, string> LabelsOf(SandboxId id, Profile profile) => new(StringComparer.Ordinal)
    {
        [Labels.SandboxId] = id.ToString(),
        [Labels.Instance] = instance.Id,
        [Labels.RuntimeDirectory] = instance.Directory,
        [Labels.Role] = Labels.RoleSandbox,
        [Labels.Profile] = profile.Name,
    };

    // The caller may be gone, the container must not outlive it: by name, since the engine may have made it without our hearing its id. What fails here is the reaper's.
    private async Task CleanUpAsync(string name, WorkVolume work, List<IDisposable> parts)
    {
        for (var i = parts.Count - 1; i >= 0; i--)
            parts[i].Dispose();
        try
        {
            await engine.RemoveAsync(name, CancellationToken.None);
            if (work.LetGo())
            {
                await engine.RemoveVolumeAsync(work.Name, CancellationToken.None);
                roster.Remove(work.Name);
            }
        }
        catch (EngineException exception)
        {
            logger.RemovalFailed(name, exception.Message);
        }

        roster.Remove(name);
    }
}
