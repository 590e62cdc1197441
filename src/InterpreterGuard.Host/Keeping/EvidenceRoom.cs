using InterpreterGuard.Core.Keeping;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Keeping;

/// <summary>Measures every few seconds how much room there is for evidence. When there is none, the admission desk lets nothing new in; what runs can still finish its evidence out of what was kept free for it.</summary>
internal sealed class EvidenceRoom(IStorageSpace space, IOptions<HostSettings> settings, TimeProvider time, ILogger<EvidenceRoom> logger) : BackgroundService
{
    private const long Mebibyte = 1 << 20;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private volatile RoomState _state = new(0, long.MaxValue);

    /// <summary>As it was measured last.</summary>
    public RoomState State => _state;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await MeasureAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await MeasureAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // A background door: what was measured last holds until the next round.
                logger.RoomNotMeasured(exception);
            }
        }
    }

    private async Task MeasureAsync(CancellationToken cancellationToken)
    {
        var data = settings.Value.DataPath;
        var used = await space.UsedBytesAsync(cancellationToken) + BytesIn(data, space.Path);
        var free = Math.Min(new DriveInfo(data).AvailableFreeSpace, new DriveInfo(Path.GetDirectoryName(space.Path)!).AvailableFreeSpace);
        var state = RoomState.Of(used, free, settings.Value.DataMebibytesMax * Mebibyte, settings.Value.DiskReservedMebibytes * Mebibyte);
        if (state.IsFull && !_state.IsFull)
            logger.RoomFull(state.UsedBytes / Mebibyte, state.CapacityBytes / Mebibyte);
        else if (!state.IsFull && _state.IsFull)
            logger.RoomAgain(state.UsedBytes / Mebibyte, state.CapacityBytes / Mebibyte);
        _state = state;
    }

    // The database tells its own size: its file does not shrink when it has less to keep.
    private static long BytesIn(string folder, string database)
    {
        var sum = 0L;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            if (file.FullName == database || file.FullName == database + "-wal")
                continue;
            try
            {
                sum += file.Length;
            }
            catch (FileNotFoundException)
            {
                // It went while we looked.
            }
        }

        return sum;
    }
}
