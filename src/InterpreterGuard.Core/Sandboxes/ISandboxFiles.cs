namespace InterpreterGuard.Core.Sandboxes;

/// <summary>
/// The work folder of a sandbox, reached from outside. Paths are relative to it, separated by <c>/</c>; no part of one is ever followed through a link, and only regular files are read or
/// written. Contents travel in pieces: no file is ever whole in memory. Safe from any thread.
/// </summary>
public interface ISandboxFiles
{
    /// <summary>Writes a file, with the folders it needs; one that is there is replaced once everything has arrived, not before.</summary>
    /// <param name="path">Where; a path that <see cref="Submissions.SubmissionPath"/> finds nothing wrong with.</param>
    /// <param name="content">Read to its end.</param>
    /// <param name="cancellationToken">Leaves what was there as it was.</param>
    /// <returns>Bytes written.</returns>
    /// <exception cref="SandboxFileException">It could not be written; says why.</exception>
    Task<long> WriteAsync(string path, Stream content, CancellationToken cancellationToken);

    /// <summary>Opens a file to read it from its beginning, once. Nothing is read ahead of the reader but two pieces.</summary>
    /// <exception cref="SandboxFileException">There is no such file, or it is no regular one.</exception>
    Task<SandboxFileContent> OpenAsync(string path, CancellationToken cancellationToken);

    /// <summary>What lies in a folder and below, in no order. Links are named, not followed.</summary>
    /// <param name="path">The folder; empty for the work folder itself.</param>
    /// <param name="entriesMax">At most so many, 1 to 4096.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="SandboxFileException">There is no such folder.</exception>
    Task<SandboxListing> ListAsync(string path, int entriesMax, CancellationToken cancellationToken);

    /// <summary>Removes a file, a link, or a folder with what is in it.</summary>
    /// <exception cref="SandboxFileException">It is not there, or could not be removed.</exception>
    Task DeleteAsync(string path, CancellationToken cancellationToken);
}
