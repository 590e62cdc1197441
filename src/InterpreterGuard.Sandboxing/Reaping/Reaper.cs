using Docker.DotNet.Models;
using InterpreterGuard.Sandboxing.Engine;
using InterpreterGuard.Sandboxing.Profiles;
using InterpreterGuard.Sandboxing.Sandboxes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Sandboxing.Reaping;

/// <summary>
/// Removes what bears our labels and nobody owns: containers and volumes of hosts that died (their lock is free), and our own that are not on the roster. Looks only at containers of
/// the same runtime directory, since only there it can tell whether their host lives.
/// </summary>
internal sealed class Reaper(DockerEngine engine, HostInstance instance, Roster roster, Leftovers leftovers, IOptions<SandboxingOptions> options, TimeProvider time, ILogger<Reaper> logger) : BackgroundService
{
    // Another host of this directory makes a socket directory a moment before its container.
    private static readonly TimeSpan DirectoryGrace = TimeSpan.FromMinutes(2);

    // The engine takes a removal that is under way already for done: rounds that overlap would tell of containers gone that still stand.
    private readonly SemaphoreSlim _oneRound = new(1);

    /// <summary>One round. Returns how many containers went.</summary>
    public async Task<int> ReapAsync(CancellationToken cancellationToken)
    {
        await _oneRound.WaitAsync(cancellationToken);
        try
        {
            return await RoundAsync(cancellationToken);
        }
        finally
        {
            _oneRound.Release();
        }
    }

    public override void Dispose()
    {
        _oneRound.Dispose();
        base.Dispose();
    }

    private async Task<int> RoundAsync(CancellationToken cancellationToken)
    {
        var containers = await OursAsync(cancellationToken);
        var lives = containers.Select(InstanceOf).Distinct(StringComparer.Ordinal).ToDictionary(id => id, instance.Lives, StringComparer.Ordinal);
        var ownerless = containers.Where(container => !lives[InstanceOf(container)] || (IsMine(container) && !roster.Contains(NameOf(container)))).Select(container => container.ID).ToList();
        foreach (var container in ownerless)
            await engine.RemoveAsync(container, cancellationToken);

        var kept = leftovers.After(containers.Select(container => container.ID), ownerless);
        if (kept.Count > 0)
            logger.EngineKeepsContainers(kept.Count, string.Join(", ", kept.Select(ShortId.Of)));
        var reaped = ownerless.Count - leftovers.Count;
        await ReapVolumesAsync(volume => !Lives(lives, volume) || (IsMine(volume) && !roster.Contains(volume.Name)), cancellationToken);
        var directories = ReapDirectories([.. containers.Select(container => container.Labels[Labels.SandboxId])]);
        if (reaped + directories > 0)
            logger.OrphansReaped(reaped, directories);
        return reaped;
    }

    /// <summary>At the end everything of ours goes, whether anybody still holds it or not.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            // Where the time for stopping was over before the last start was, that one may show up once more.
            for (var round = 0; round < 3; round++)
            {
                var mine = (await OursAsync(cancellationToken)).Where(IsMine).ToList();
                await Task.WhenAll(mine.Select(container => engine.RemoveAsync(container.ID, cancellationToken)));
                foreach (var container in mine)
                    DeleteDirectory(Path.Combine(instance.Directory, container.Labels[Labels.SandboxId]));
                if (mine.Count == 0)
                    break;
            }

            await ReapVolumesAsync(IsMine, cancellationToken);
        }
        catch (Exception exception) when (exception is EngineException or OperationCanceledException)
        {
            // The next host finds them: our lock is free then.
            logger.ReaperFailed(exception.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pace = new PeriodicTimer(options.Value.ReaperInterval, time);
        do
        {
            try
            {
                await ReapAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // A background loop goes on; the next round tries again.
                logger.ReaperFailed(exception.Message);
            }
        }
        while (await NextAsync(pace, stoppingToken));
    }

    private static async Task<bool> NextAsync(PeriodicTimer pace, CancellationToken stopping)
    {
        try
        {
            return await pace.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<List<ContainerListResponse>> OursAsync(CancellationToken cancellationToken) =>
        [.. (await engine.ListAsync($"{Labels.RuntimeDirectory}={instance.Directory}", cancellationToken)).Where(container => container.Labels.ContainsKey(Labels.Instance) && container.Labels.ContainsKey(Labels.SandboxId))];

    // After the containers: the engine keeps a volume that one of them has.
    private async Task ReapVolumesAsync(Func<VolumeResponse, bool> ownerless, CancellationToken cancellationToken)
    {
        var volumes = await engine.ListVolumesAsync($"{Labels.RuntimeDirectory}={instance.Directory}", cancellationToken);
        foreach (var volume in volumes.Where(volume => volume.Labels.ContainsKey(Labels.Instance) && ownerless(volume)))
            await engine.RemoveVolumeAsync(volume.Name, cancellationToken);
    }

    private bool Lives(Dictionary<string, bool> known, VolumeResponse volume) =>
        known.TryGetValue(volume.Labels[Labels.Instance], out var lives) ? lives : instance.Lives(volume.Labels[Labels.Instance]);

    private static string InstanceOf(ContainerListResponse container) => container.Labels[Labels.Instance];

    private static string NameOf(ContainerListResponse container) => container.Names.FirstOrDefault()?.TrimStart('/') ?? "";

    private bool IsMine(VolumeResponse volume) => string.Equals(volume.Labels[Labels.Instance], instance.Id, StringComparison.Ordinal);

    private bool IsMine(ContainerListResponse container) => string.Equals(InstanceOf(container), instance.Id, StringComparison.Ordinal);

    private int ReapDirectories(HashSet<string> used)
    {
        var old = time.GetUtcNow() - DirectoryGrace;
        var orphans = Directory.EnumerateDirectories(instance.Directory, "sbx_*").Where(path => !used.Contains(Path.GetFileName(path)) && Directory.GetLastWriteTimeUtc(path) < old.UtcDateTime).ToList();
        orphans.ForEach(DeleteDirectory);
        return orphans.Count;
    }

    private static void DeleteDirectory(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Gone, or held: the next round.
        }
    }
}
