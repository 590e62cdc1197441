using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Sessions;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Core.Files;
using InterpreterGuard.Host.Files;
using InterpreterGuard.Host.Problems;
using Microsoft.AspNetCore.Http.Features;

namespace InterpreterGuard.Host.Sessions;

/// <summary><c>/v1/sessions/{id}/files</c>: the work folder of a session, reached from outside. Contents are streamed through.</summary>
internal static class SessionFileEndpoints
{
    private const int EntriesMax = 4096;

    public static void MapSessionFiles(this IEndpointRouteBuilder routes)
    {
        One(routes.MapGet("/v1/sessions/{id}/files", ListAsync)).Produces<SessionFilePage>().WithSummary("What lies in the work folder, or in a folder below it.");
        One(routes.MapPut("/v1/sessions/{id}/files/{**path}", PutAsync)).Produces<SessionFileResponse>().ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .WithSummary("Writes a file; the body is its content. One that is there is replaced once everything has arrived.");
        One(routes.MapGet("/v1/sessions/{id}/files/{**path}", GetAsync)).WithSummary("A file's content.");
        One(routes.MapDelete("/v1/sessions/{id}/files/{**path}", DeleteAsync)).Produces(StatusCodes.Status204NoContent).WithSummary("Removes a file, a link, or a folder with what is in it.");
    }

    private static RouteHandlerBuilder One(RouteHandlerBuilder route) => route
        .RequireAuthorization(AccessPolicies.Submit)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static Task<IResult> ListAsync(string id, string? path, HttpContext context, SessionDesk desk, SessionRunner runner) => runner.WithAsync(id, context, async session =>
    {
        var folder = path ?? "";
        if (folder.Length > 0 && SubmissionPath.ProblemOfFound(folder) is { } problem)
            return Problem.NotValid([new FieldProblem("path", problem)]);
        var files = await desk.FilesAsync(session, context.RequestAborted);
        var listing = await files.ListAsync(folder, EntriesMax, context.RequestAborted);
        return TypedResults.Ok(new SessionFilePage([.. listing.Entries.OrderBy(entry => entry.Path, StringComparer.Ordinal).Select(SessionFileResponse.Of)], listing.Truncated));
    });

    private static Task<IResult> PutAsync(string id, string path, HttpContext context, SessionDesk desk, SessionRunner runner) => runner.WithAsync(id, context, async session =>
    {
        path = FilePath.Of(context, path);
        if (SubmissionPath.Problem(path) is { } problem)
            return Problem.NotValid([new FieldProblem("path", problem)]);

        // The work folder is the bound here, and it is held inside.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bound)
            bound.MaxRequestBodySize = null;
        var files = await desk.FilesAsync(session, context.RequestAborted);
        var size = await files.WriteAsync(path, context.Request.Body, context.RequestAborted);
        return TypedResults.Ok(new SessionFileResponse(path, SandboxEntryKind.File, size, FileType.Of(path), null));
    });

    private static Task<IResult> GetAsync(string id, string path, HttpContext context, SessionDesk desk, SessionRunner runner) => runner.WithAsync(id, context, async session =>
    {
        path = FilePath.Of(context, path);
        if (SubmissionPath.ProblemOfFound(path) is { } problem)
            return Problem.NotValid([new FieldProblem("path", problem)]);
        var files = await desk.FilesAsync(session, context.RequestAborted);
        return new SandboxFileResult(await files.OpenAsync(path, context.RequestAborted), path);
    });

    private static Task<IResult> DeleteAsync(string id, string path, HttpContext context, SessionDesk desk, SessionRunner runner) => runner.WithAsync(id, context, async session =>
    {
        path = FilePath.Of(context, path);
        if (SubmissionPath.ProblemOfFound(path) is { } problem)
            return Problem.NotValid([new FieldProblem("path", problem)]);
        var files = await desk.FilesAsync(session, context.RequestAborted);
        await files.DeleteAsync(path, context.RequestAborted);
        return TypedResults.NoContent();
    });
}
