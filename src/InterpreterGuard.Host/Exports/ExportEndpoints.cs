using System.Reflection;
using InterpreterGuard.Core.Audit;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Exports;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Audit;
using InterpreterGuard.Host.Executions;
using InterpreterGuard.Host.Problems;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Exports;

/// <summary><c>/v1/executions/{id}/export</c>: everything about an execution as one archive, for reviewers; and the key it is signed with.</summary>
internal static class ExportEndpoints
{
    private const string Zip = "application/zip";

    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/executions/{id}/export", ExportAsync)
            .RequireAuthorization(AccessPolicies.Review)
            .Produces<Stream>(contentType: Zip)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Everything that is kept of an execution as a ZIP archive: code, policy, observations, flows, files, output, with a signed manifest of hashes.");
        routes.MapGet("/v1/signing-key", (SigningKey key) => TypedResults.Ok(new SigningKeyResponse(key.Name, "ECDSA P-256, SHA-256", key.PublicPem)))
            .RequireAuthorization(AccessPolicies.Read)
            .WithSummary("The public key that proves that an exported archive was made by this host.");
    }

    private static async Task<IResult> ExportAsync(
        string id, HttpContext context, IEvidenceStore evidence, ExecutionExport export, SigningKey key, IAuditTrail trail, AuditSeal seal, TimeProvider time, IOptions<JsonOptions> json, ILogger<ExecutionExport> logger)
    {
        var (stop, caller) = (context.RequestAborted, Caller.Of(context));
        if (await VisibleExecution.FindAsync(id, caller, evidence, stop) is not { } execution)
            return VisibleExecution.NotFound(id);
        if (execution.Status == ExecutionStatus.Running)
            return Problem.Make(StatusCodes.Status409Conflict, "Still running", $"{execution.Id} runs; what is not over cannot be exported. Watch it, or cancel it, and ask again.");

        var signingKey = key.Name; // A key that cannot be read is a problem to be told now; later there is only a broken archive.

        // Told before the first byte goes: what the trail cannot tell does not leave.
        await trail.AppendAsync(new AuditEvent(AuditKind.Export, caller.KeyId, execution.Id.ToString(), "archive", execution.Submission.Tenant), stop);
        await seal.SealAsync(stop);
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "private, no-store";
        headers.ContentDisposition = $"attachment; filename=\"{execution.Id}.zip\"";
        context.Response.ContentType = Zip;
        var archive = await ExportArchive.CreateAsync(context.Response.Body, execution.Submission.ReceivedAt, json.Value.SerializerOptions, stop);
        await export.WriteAsync(archive, execution, stop);
        await archive.SealAsync(ManifestOf(execution, archive, caller, signingKey, time.GetUtcNow()), key, stop);
        await archive.FinishAsync(stop);
        logger.ExecutionExported(execution.Id, caller.KeyId);
        return TypedResults.Empty;
    }

    private static ExportManifest ManifestOf(Execution execution, ExportArchive archive, Caller caller, string signingKey, DateTimeOffset now) => new()
    {
        Format = ExportFormat.Name,
        Version = ExportFormat.Version,
        Kind = "execution",
        Id = execution.Id.ToString(),
        Status = System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(execution.Status.ToString()),
        ExportedAt = now,
        ExportedBy = $"{caller.KeyId} ({caller.Role.ToString().ToLowerInvariant()})",
        HostVersion = typeof(ExportEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
        SigningKey = signingKey,
        ContentSha256 = ExportFormat.ContentHash(archive.Entries),
        Entries = archive.Entries,
    };
}
