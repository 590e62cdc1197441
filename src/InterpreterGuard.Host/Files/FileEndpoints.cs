using InterpreterGuard.Core.Files;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Keeping;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;
using InterpreterGuard.Storage.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Files;

/// <summary><c>/v1/files</c>: files that are kept for a while, to be laid into sandboxes.</summary>
internal static class FileEndpoints
{
    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/files", UploadAsync)
            .RequireAuthorization(AccessPolicies.Submit)
            .WithMetadata(new DisableRequestSizeLimitAttribute()) // The store has a bound of its own, and counts while it reads.
            .Accepts<Stream>("*/*")
            .Produces<FileResponse>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status507InsufficientStorage)
            .WithSummary("Stores the body as a file, for a while. Its name comes in ?name= or Content-Disposition.");
        routes.MapGet("/v1/files", ListAsync)
            .RequireAuthorization(AccessPolicies.Read)
            .Produces<FilePage>()
            .WithSummary("Uploaded files, newest first. Agents see their own.");
        routes.MapGet("/v1/files/{id}", FindAsync)
            .RequireAuthorization(AccessPolicies.Read)
            .Produces<FileResponse>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("What is known of a file.");
        routes.MapGet("/v1/files/{id}/content", ContentAsync)
            .RequireAuthorization(AccessPolicies.Read)
            .Produces<Stream>(contentType: FileType.Unknown)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A file's content, or a range of it.");
        routes.MapDelete("/v1/files/{id}", DeleteAsync)
            .RequireAuthorization(AccessPolicies.Submit)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Deletes a file.");
    }

    private static async Task<IResult> UploadAsync(HttpContext context, IFileStore store, EvidenceRoom room, IOptions<FilesOptions> options)
    {
        if (room.State.IsFull)
            return Problem.Make(StatusCodes.Status507InsufficientStorage, "No room left", "The host has no room left for files. Its operator must make room.", ("bound", "evidence_space"));
        var (name, problem) = UploadReader.Name(context.Request);
        if (name is null)
            return problem!;
        try
        {
            if (context.Request.ContentLength > options.Value.FileBytesMax)
                throw new FileBoundException(FileBound.File, options.Value.FileBytesMax);
            var file = await store.CreateAsync(new NewFile(Caller.Of(context).KeyId, name), context.Request.Body, context.RequestAborted);
            return TypedResults.Created($"/v1/files/{file.Id}", FileResponse.Of(file));
        }
        catch (FileBoundException bound)
        {
            return FileProblem.Of(bound);
        }
    }

    private static async Task<IResult> ListAsync(string? after, string? limit, HttpContext context, IFileStore store)
    {
        var query = new QueryReader();
        var last = query.Id<StoredFileId>("after", after, StoredFileId.TryParse, "fil_0123…");
        var count = (int)query.Number("limit", limit, 50, 1, 500);
        if (query.Problems.Count > 0)
            return Problem.NotValid(query.Problems);

        var caller = Caller.Of(context);
        var files = await store.ListAsync(caller.SeesAll ? null : caller.KeyId, last, count, context.RequestAborted);
        return TypedResults.Ok(new FilePage([.. files.Select(FileResponse.Of)], files.Count == count ? files[^1].Id.ToString() : null));
    }

    private static async Task<IResult> FindAsync(string id, HttpContext context, IFileStore store) =>
        await VisibleAsync(id, context, store) is { } file ? TypedResults.Ok(FileResponse.Of(file)) : FileProblem.NotFound(id);

    private static async Task<IResult> ContentAsync(string id, HttpContext context, IFileStore store) =>
        await VisibleAsync(id, context, store) is { } file && await FileDownload.OfAsync(context, file, store) is { } download ? download : FileProblem.NotFound(id);

    private static async Task<IResult> DeleteAsync(string id, HttpContext context, IFileStore store) =>
        await VisibleAsync(id, context, store) is { } file && await store.DeleteAsync(file.Id, context.RequestAborted) ? TypedResults.NoContent() : FileProblem.NotFound(id);

    // Somebody else's file is answered like one that never was: ids of others are not to be guessed at.
    private static async Task<StoredFile?> VisibleAsync(string id, HttpContext context, IFileStore store)
    {
        var caller = Caller.Of(context);
        return StoredFileId.TryParse(id, out var read) && await store.FindAsync(read, context.RequestAborted) is { } file
            && (caller.SeesAll || string.Equals(file.ApiKeyId, caller.KeyId, StringComparison.Ordinal))
            ? file
            : null;
    }
}
