using InterpreterGuard.Core.Files;
using Microsoft.Net.Http.Headers;

namespace InterpreterGuard.Host.Files;

/// <summary>Hands out a content for saving, never for showing: strangers wrote it.</summary>
internal static class FileDownload
{
    public static async Task<IResult?> OfAsync(HttpContext context, StoredFile file, IFileStore store)
    {
        if (await store.OpenReadAsync(file.Id, context.RequestAborted) is not { } content)
            return null;
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "private, no-store";
        return TypedResults.Stream(content, file.Type, file.Name, file.CreatedAt, new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }
}
