using InterpreterGuard.Cli.Engine;

namespace InterpreterGuard.Cli.Steps;

/// <summary>Refuses to begin what a full disk would break half-way.</summary>
internal sealed class DiskSpaceStep(StepTools tools)
{
    private const long Gigabyte = 1L << 30;

    /// <summary>Building all images from packages: the package cache, the root file systems and the layers.</summary>
    public const long ForImagesBytes = 6 * Gigabyte;

    /// <summary>Running: evidence and sandboxes.</summary>
    public const long ForRunningBytes = Gigabyte / 2;

    private const string LargestImage = "interpreterguard/python:latest";

    public async Task CheckAsync(EngineClient engine, EngineFacts facts, CancellationToken cancellationToken)
    {
        var built = await engine.HasImageAsync(LargestImage, cancellationToken);
        if (Problem(built ? ForRunningBytes : ForImagesBytes, [facts.RootFolder, tools.Folders.Root, CacheFolder()], FreeBytes) is { } problem)
            throw new GuardException(problem);
    }

    /// <summary>What lacks where, in a sentence; <see langword="null"/> when there is enough.</summary>
    internal static string? Problem(long neededBytes, IEnumerable<string> folders, Func<string, long?> freeBytes) =>
        folders
            .Select(folder => (Folder: folder, Free: freeBytes(folder)))
            .Where(place => place.Free < neededBytes)
            .Select(place => $"The disk of {place.Folder} has {Gigabytes(place.Free!.Value)} GB free; {Gigabytes(neededBytes)} GB are needed, so {Gigabytes(neededBytes - place.Free.Value)} GB lack. Free some and try again.")
            .FirstOrDefault();

    /// <summary>Where root file systems are kept between builds, or the nearest folder above it that is there.</summary>
    private static string CacheFolder()
    {
        var folder = Environment.GetEnvironmentVariable("GUARD_CACHE") is { Length: > 0 } named ? Path.GetFullPath(named) : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { Length: > 0 } above)
            folder = above;
        return folder;
    }

    private static string Gigabytes(long bytes) => (bytes / (double)Gigabyte).ToString("0.0");

    /// <summary>Free bytes at a folder; <see langword="null"/> where it cannot be seen from here (an engine elsewhere).</summary>
    private static long? FreeBytes(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? new DriveInfo(folder).AvailableFreeSpace : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
