using InterpreterGuard.Core.Access;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Keys;

/// <summary><c>/v1/keys</c>: keys, for admins.</summary>
internal static class KeyEndpoints
{
    private const int BodyBytesMax = 4096;
    private const int NameCharactersMax = 100;

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
        var (document, problem) = await BodyReader.ReadAsync(context.Request, BodyBytesMax, context.RequestAborted);
        if (document is null)
            return problem!;

        var problems = new List<FieldProblem>();
        string name;
        Role? role;
        using (document)
        {
            try
            {
                (name, role) = Read(new ObjectReader(document.RootElement, "", problems, "name", "role"));
            }
            catch (InvalidOperationException)
            {
                return BodyReader.LoneSurrogate();
            }
        }

        if (problems.Count > 0 || role is null)
            return Problem.NotValid(problems);

        var (key, text) = await keys.MakeAsync(name, role.Value, context.RequestAborted);
        loggers.CreateLogger(typeof(KeyEndpoints)).KeyMade(key.Id, key.Role, Caller.Of(context).KeyId);
        return TypedResults.Created($"/v1/keys/{key.Id}", KeyResponse.Of(key, text.ToString()));
    }

    private static (string Name, Role? Role) Read(ObjectReader reader)
    {
        var name = reader.Required("name", "say what the key is for") ?? "";
        if (name.Length > NameCharactersMax || name.Any(char.IsControl))
            reader.Add("name", $"must be plain text of at most {NameCharactersMax} characters");
        var word = reader.Required("role", "there are agent, reviewer, admin");
        Role? role = word switch { "agent" => Role.Agent, "reviewer" => Role.Reviewer, "admin" => Role.Admin, _ => null };
        if (role is null && word is not null)
            reader.Add("role", $"'{Nearest.Quote(word)}' does not exist; there are agent, reviewer, admin");
        return (name, role);
    }

    private static async Task<IResult> RevokeAsync(string id, HttpContext context, ApiKeyDirectory keys, ILoggerFactory loggers)
    {
        if (!await keys.RevokeAsync(id, context.RequestAborted))
            return Problem.NotFound($"There is no key '{Nearest.Quote(id)}'. GET /v1/keys lists them.");
        loggers.CreateLogger(typeof(KeyEndpoints)).KeyRevoked(Nearest.Quote(id), Caller.Of(context).KeyId);
        return TypedResults.NoContent();
    }
}
