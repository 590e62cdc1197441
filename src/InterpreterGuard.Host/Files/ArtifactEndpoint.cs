using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Files;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Executions;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Files;

/// <summary><c>/v1/executions/{id}/files/{path}</c>: what an execution left behind, as long as it is kept.</summary>
internal static class ArtifactEndpoint
{
    public static void MapArtifacts(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/executions/{id}/files/{**path}", ContentAsync)
            .RequireAuthorization(AccessPolicies.Read)
            .Produces<Stream>(contentType: FileType.Unknown)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The content of a file that an execution left behind, or a range of it.");

    private static async Task<IResult> ContentAsync(string id, string path, HttpContext context, IEvidenceStore evidence, IFileStore store)
    {
        if (await VisibleExecution.FindAsync(id, Caller.Of(context), evidence, context.RequestAborted) is not { } execution)
            return VisibleExecution.NotFound(id);
        path = FilePath.Of(context, path);
        return await store.FindArtifactAsync(execution.Id, path, context.RequestAborted) is { } file && await FileDownload.OfAsync(context, file, store) is { } download
            ? download
            : Problem.NotFound($"Execution {execution.Id} left no file '{Nearest.Quote(path)}' that is kept; it may have expired. Its answer lists its files, and which of them were kept.");
    }
}
