using System.Text.Json;
using InterpreterGuard.Core.Files;
using InterpreterGuard.Host.Access;

namespace InterpreterGuard.Host.Files;

/// <summary>The stored files that a request refers to, looked up before it is read, so that every problem of it can be told at once.</summary>
internal sealed class ReferredFiles
{
    public static readonly ReferredFiles None = new();

    private readonly Dictionary<StoredFileId, StoredFile> _files = [];

    /// <summary>Looks at <c>files[].file_id</c> of a request's body, whatever else is wrong with it.</summary>
    /// <param name="body">The body.</param>
    /// <param name="caller">Whose files may be referred to.</param>
    /// <param name="filesMax">More are not looked up: such a request is turned away anyway.</param>
    /// <param name="store">Where they are.</param>
    /// <param name="stop">The caller is gone.</param>
    public static async Task<ReferredFiles> ReadAsync(JsonElement body, Caller caller, int filesMax, IFileStore store, CancellationToken stop)
    {
        if (!body.TryGetProperty("files", out var files) || files.ValueKind != JsonValueKind.Array || files.GetArrayLength() > filesMax)
            return None;
        var referred = new ReferredFiles();
        foreach (var file in files.EnumerateArray())
        {
            if (file.ValueKind == JsonValueKind.Object && file.TryGetProperty("file_id", out var text) && text.ValueKind == JsonValueKind.String
                && StoredFileId.TryParse(text.GetString(), out var id)
                && await store.FindAsync(id, stop) is { } found && string.Equals(found.ApiKeyId, caller.KeyId, StringComparison.Ordinal))
                referred._files[id] = found;
        }

        return referred;
    }

    public StoredFile? Find(string id) => StoredFileId.TryParse(id, out var read) ? _files.GetValueOrDefault(read) : null;
}
