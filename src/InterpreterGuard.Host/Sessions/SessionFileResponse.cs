using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Files;

namespace InterpreterGuard.Host.Sessions;

/// <summary>One thing in the work folder of a session. The code inside chose its name.</summary>
/// <param name="Path">Relative to the work folder.</param>
/// <param name="Kind">Only files can be read.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Type">A MIME type, by the file's name.</param>
/// <param name="ModifiedAt">When it was last written, as the code inside may have set it.</param>
internal sealed record SessionFileResponse(string Path, SandboxEntryKind Kind, long Size, string? Type, DateTimeOffset? ModifiedAt)
{
    public static SessionFileResponse Of(SandboxEntry entry) =>
        new(entry.Path, entry.Kind, entry.Size, entry.Kind == SandboxEntryKind.File ? FileType.Of(entry.Path) : null, entry.ModifiedAt);
}
