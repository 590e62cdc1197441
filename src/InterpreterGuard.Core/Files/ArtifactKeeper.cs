using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Core.Files;

/// <summary>The files of executions that have a sandbox of their own: stored ones go in before, what is left behind is kept after, since the sandbox goes.</summary>
public sealed class ArtifactKeeper(IFileStore store, ArtifactSettings settings, ILogger<ArtifactKeeper> logger)
{
    private readonly ArtifactReader _reader = new(settings);

    internal ArtifactReader Reader => _reader;

    /// <summary>Lays the stored files of a submission into the work folder.</summary>
    /// <exception cref="SandboxFileException">One has expired meanwhile, or does not fit.</exception>
    internal async Task LayInAsync(IReadOnlyList<SubmissionFile> files, ISandboxFiles into, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            await using var content = await ContentAsync(file, cancellationToken);
            await into.WriteAsync(file.Path, content, cancellationToken);
        }
    }

    /// <summary>Keeps what is new. Never fails.</summary>
    internal async Task<IReadOnlyList<Artifact>> KeepAsync(Submission submission, ISandboxFiles files)
    {
        if (await _reader.ListAsync(files, CancellationToken.None) is not { } entries)
            return [];
        var inputs = submission.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        return await _reader.ReadAsync(files, entries.Where(entry => entry.Kind == SandboxEntryKind.File && !IsUnchanged(entry, inputs)), async (entry, content) =>
        {
            try
            {
                var kept = await store.CreateAsync(new NewFile(submission.ApiKeyId, Path.GetFileName(entry.Path), submission.Id, entry.Path), content, CancellationToken.None);
                return new(entry.Path, kept.Size, kept.Type, kept.Sha256, Kept: true);
            }
            catch (FileBoundException)
            {
                return ArtifactReader.Unread(entry);
            }
            catch (Exception broken) when (broken is not SandboxFileException)
            {
                // The execution's record is whole without its files; that they are missing is said in the answer.
                logger.ArtifactNotKept(broken, submission.Id);
                return ArtifactReader.Unread(entry);
            }
        });
    }

    // An input that the code rewrote to the same length is told apart only by its time, which is its arrival's: it counts as unchanged.
    private static bool IsUnchanged(SandboxEntry entry, Dictionary<string, SubmissionFile> inputs) => inputs.TryGetValue(entry.Path, out var input) && input.Size == entry.Size;

    private async Task<Stream> ContentAsync(SubmissionFile file, CancellationToken cancellationToken) => file.Source is not { } source
        ? new MemoryStream(file.Content.ToArray(), writable: false)
        : await store.OpenReadAsync(source, cancellationToken)
            ?? throw new SandboxFileException(SandboxFileProblem.Missing, $"The stored file for '{file.Path}' has expired. Upload it again.");
}
