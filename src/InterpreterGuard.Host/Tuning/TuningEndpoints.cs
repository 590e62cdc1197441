using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Tuning;

/// <summary><c>/v1/tuning</c>: what would vanish and what would stay if a rule said less; and writing it, where the deployment allows.</summary>
internal static class TuningEndpoints
{
    private const int BodyBytesMax = 16 << 10;

    public static IServiceCollection AddTuning(this IServiceCollection services) =>
        services.AddSingleton<TuningDrafting>().AddSingleton<TuningDesk>().AddSingleton<TuningDownloads>();

    public static void MapTuning(this IEndpointRouteBuilder routes)
    {
        Describe<TuningPreview>(routes.MapPost("/v1/tuning/preview", (HttpContext context, TuningDesk desk) =>
                AnswerAsync(context, proposal => desk.PreviewAsync(proposal, Caller.Of(context), progress: null, context.RequestAborted))))
            .WithSummary("Draws up an exception or another threshold from an incident, and judges the past by it: which incidents would vanish, which stay. Keeps nothing.");
        Describe<TuningApplied>(routes.MapPost("/v1/tuning/apply", (HttpContext context, TuningDesk desk) =>
                AnswerAsync(context, proposal => desk.ApplyAsync(proposal, Caller.Of(context), context.RequestAborted))))
            .WithSummary("The same, and then writes it into the overlay folder and reads the policy anew. Only where the deployment allows it, and never over a true positive.");
    }

    private static RouteHandlerBuilder Describe<T>(RouteHandlerBuilder route) => route
        .RequireAuthorization(AccessPolicies.Review)
        .Accepts<TuningProposal>("application/json")
        .Produces<T>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> AnswerAsync<T>(HttpContext context, Func<TuningProposal, Task<T>> answer)
    {
        var (proposal, problem) = await BodyReader.ReadAsync(context, BodyBytesMax, TuningReader.Read);
        if (proposal is null)
            return problem!;
        try
        {
            return TypedResults.Ok(await answer(proposal));
        }
        catch (TuningRefusedException refused)
        {
            return refused.ToResult();
        }
    }
}
