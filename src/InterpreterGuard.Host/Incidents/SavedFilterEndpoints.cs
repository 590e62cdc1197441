using InterpreterGuard.Core.Cases;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Incidents;

/// <summary><c>/v1/saved-filters</c>: filters of the queue that a reviewer's key gave names. People's are theirs, on the page.</summary>
internal static class SavedFilterEndpoints
{
    public static void MapSavedFilters(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/saved-filters", ListAsync)
            .RequireAuthorization(AccessPolicies.Review)
            .Produces<SavedFilterList>()
            .WithSummary("The key's saved filters of the queue, by name.");
        routes.MapPost("/v1/saved-filters", SaveAsync)
            .RequireAuthorization(AccessPolicies.Review)
            .Accepts<SavedFilterRequest>("application/json")
            .Produces<SavedFilter>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Saves a filter of the queue under a name; one of the same name is replaced. A key has at most 50.");
        routes.MapDelete("/v1/saved-filters", DeleteAsync)
            .RequireAuthorization(AccessPolicies.Review)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Deletes one of the key's saved filters, by name.");
    }

    /// <summary>Says that there are as many as may be.</summary>
    public static string Full => $"There are {SavedFilter.CountMax} saved filters already. Delete one first.";

    private static async Task<IResult> ListAsync(HttpContext context, ISavedFilters filters) =>
        TypedResults.Ok(new SavedFilterList(await filters.ListAsync(Caller.Of(context).KeyId, context.RequestAborted)));

    private static async Task<IResult> SaveAsync(HttpContext context, ISavedFilters filters, TimeProvider time)
    {
        var (filter, problem) = await SavedFilterReader.ReadAsync(context, time);
        if (filter is null)
            return problem!;
        return await filters.SaveAsync(Caller.Of(context).KeyId, filter, context.RequestAborted)
            ? TypedResults.Ok(filter)
            : Problem.Make(StatusCodes.Status409Conflict, "Too many saved filters", Full);
    }

    private static async Task<IResult> DeleteAsync(string? name, HttpContext context, ISavedFilters filters) =>
        await filters.DeleteAsync(Caller.Of(context).KeyId, name ?? "", context.RequestAborted)
            ? TypedResults.NoContent()
            : Problem.NotFound($"This key has no saved filter '{Nearest.Quote(name ?? "")}'.");
}
