using System.Security.Cryptography;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Files;

/// <summary>Tells what files an execution left behind. Nothing of it may fail an execution: files that cannot be read are named without their hash.</summary>
internal sealed class ArtifactReader(ArtifactSettings settings)
{
    private const int EntriesMax = 4096;
    private const int BufferBytes = 128 << 10;

    /// <summary>What lies in the work folder now; <see langword="null"/> when it cannot be told.</summary>
    public async Task<IReadOnlyList<SandboxEntry>?> ListAsync(ISandboxFiles files, CancellationToken cancellationToken)
    {
        try
        {
            return settings.CountMax == 0 ? null : (await files.ListAsync("", EntriesMax, cancellationToken)).Entries;
        }
        catch (SandboxFileException)
        {
            // The sandbox was ended, and its files with it.
            return null;
        }
    }

    /// <summary>Names them by path; reads each within the bound.</summary>
    /// <param name="files">Where they lie.</param>
    /// <param name="found">The new ones.</param>
    /// <param name="take">Reads one file's content and says what became of it.</param>
    public async Task<IReadOnlyList<Artifact>> ReadAsync(ISandboxFiles files, IEnumerable<SandboxEntry> found, Func<SandboxEntry, Stream, Task<Artifact>> take)
    {
        var artifacts = new List<Artifact>();
        var room = settings.ReadBytesMax;
        foreach (var entry in found.OrderBy(entry => entry.Size).ThenBy(entry => entry.Path, StringComparer.Ordinal).Take(settings.CountMax))
        {
            room -= entry.Size;
            artifacts.Add(room >= 0 && SubmissionPath.Problem(entry.Path) is null ? await TakeAsync(files, entry, take) : Unread(entry));
        }

        return [.. artifacts.OrderBy(artifact => artifact.Path, StringComparer.Ordinal)];
    }

    /// <summary>A file that stays where it is: only its hash is told.</summary>
    public static async Task<Artifact> HashAsync(SandboxEntry entry, Stream content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        long size = 0;
        int count;
        while ((count = await content.ReadAsync(buffer)) > 0)
        {
            hash.AppendData(buffer.AsSpan(0, count));
            size += count;
        }

        return new(entry.Path, size, FileType.Of(entry.Path), Convert.ToHexStringLower(hash.GetHashAndReset()), Kept: true);
    }

    public static Artifact Unread(SandboxEntry entry) => new(entry.Path, entry.Size, FileType.Of(entry.Path), Sha256: null, Kept: false);

    private static async Task<Artifact> TakeAsync(ISandboxFiles files, SandboxEntry entry, Func<SandboxEntry, Stream, Task<Artifact>> take)
    {
        try
        {
            await using var file = await files.OpenAsync(entry.Path, CancellationToken.None);
            return await take(entry, file.Content);
        }
        catch (SandboxFileException)
        {
            return Unread(entry);
        }
    }
}
