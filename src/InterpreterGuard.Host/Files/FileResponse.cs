using InterpreterGuard.Core.Files;

namespace InterpreterGuard.Host.Files;

/// <summary>A stored file. Times are UTC.</summary>
/// <param name="Id">Its id, for <c>files: [{path, file_id}]</c>.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Type">A MIME type, by the name.</param>
/// <param name="Sha256">Of the content, in lower-case hexadecimal.</param>
/// <param name="CreatedAt">When it was stored.</param>
/// <param name="ExpiresAt">It is gone from then on.</param>
internal sealed record FileResponse(string Id, string Name, long Size, string Type, string Sha256, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt)
{
    public static FileResponse Of(StoredFile file) => new(file.Id.ToString(), file.Name, file.Size, file.Type, file.Sha256, file.CreatedAt, file.ExpiresAt);
}
