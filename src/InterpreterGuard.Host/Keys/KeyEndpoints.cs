using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Keys;

/// <summary><c>/v1/keys</c>: keys, for admins.</summary>
internal static class KeyEndpoints
{
    private const int BodyBytesMax = 4096;

    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/keys", MakeAsync)
            .RequireAuthorization(AccessPolicies.Administer)
            .Accepts<KeyRequest>("application/json")
            .Produces<KeyResponse>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Makes a key. Its text is in this answer and nowhere else.");
        routes.MapGet("/v1/keys", async (ApiKeyDirectory keys, CancellationToken stop) =>
                TypedResults.Ok(new KeyList([.. (await keys.ListAsync(stop)).Select(key => KeyResponse.Of(key))])))
            .RequireAuthorization(AccessPolicies.Administer)
            .WithSummary("All keys, without their secrets.");
        routes.MapDelete("/v1/keys/{id}", RevokeAsync)
            .RequireAuthorization(AccessPolicies.Administer)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Revokes a key at once.");
    }

    private static async Task<IResult> MakeAsync(HttpContext context, ApiKeyDirectory keys, ILoggerFactory loggers)
    {
        var (read, problem) = await BodyReader.ReadAsync<KeyRead>(context, BodyBytesMax, (body, problems) => KeyReader.Read(new ObjectReader(body, "", problems, "name", "role", "tenant", "sees")));
        if (read is not { Role: { } role })
            return problem!;

        var (key, text) = await keys.MakeAsync(read.Name, role, read.Tenant, read.Sees, Caller.Of(context).KeyId, context.RequestAborted);
        loggers.CreateLogger(typeof(KeyEndpoints)).KeyMade(key.Id, key.Role, Caller.Of(context).KeyId);
        return TypedResults.Created($"/v1/keys/{key.Id}", KeyResponse.Of(key, text.ToString()));
    }

    private static async Task<IResult> RevokeAsync(string id, HttpContext context, ApiKeyDirectory keys, ILoggerFactory loggers)
    {
        if (!await keys.RevokeAsync(id, Caller.Of(context).KeyId, context.RequestAborted))
            return Problem.NotFound($"There is no key '{Nearest.Quote(id)}'. GET /v1/keys lists them.");
        loggers.CreateLogger(typeof(KeyEndpoints)).KeyRevoked(Nearest.Quote(id), Caller.Of(context).KeyId);
        return TypedResults.NoContent();
    }
}
