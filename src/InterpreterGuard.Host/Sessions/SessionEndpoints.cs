using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Sessions;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Executions;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Sessions;

/// <summary><c>/v1/sessions</c>: interpreters that keep their state from one execution to the next.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/sessions", (HttpContext context, SessionRunner runner) => runner.OpenAsync(context))
            .RequireAuthorization(AccessPolicies.Submit)
            .Accepts<SessionOpening>("application/json")
            .Produces<SessionResponse>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("Opens a session: a sandbox whose interpreter keeps its state.");
        routes.MapGet("/v1/sessions", List)
            .RequireAuthorization(AccessPolicies.Read)
            .Produces<SessionPage>()
            .WithSummary("Open sessions, oldest first. Agents see their own.");
        routes.MapGet("/v1/sessions/{id}", Find)
            .RequireAuthorization(AccessPolicies.Read)
            .Produces<SessionResponse>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("How a session stands, and why it ended.");
        One(routes.MapPost("/v1/sessions/{id}/executions", RunAsync), StatusCodes.Status200OK)
            .Accepts<CellRequest>("application/json")
            .Produces<ExecutionResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .WithSummary("Runs code in a session, after what runs there already.");
        One(routes.MapDelete("/v1/sessions/{id}", DeleteAsync), StatusCodes.Status204NoContent)
            .WithSummary("Ends a session: what runs is cancelled, its files are gone.");
        One(routes.MapPost("/v1/sessions/{id}/keep-alive", KeepAliveAsync), StatusCodes.Status200OK)
            .WithSummary("Counts as use, so that the session does not end for idleness.");
        One(routes.MapPost("/v1/sessions/{id}/interrupt", InterruptAsync), StatusCodes.Status202Accepted)
            .WithSummary("Interrupts what runs, as Ctrl-C does; state survives.");
        One(routes.MapPost("/v1/sessions/{id}/contexts/{language}/restart", RestartAsync), StatusCodes.Status200OK)
            .WithSummary("A fresh interpreter over the same files.");
    }

    private static RouteHandlerBuilder One(RouteHandlerBuilder route, int success) => route
        .RequireAuthorization(AccessPolicies.Submit)
        .Produces(success)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static IResult List(string? after, string? limit, HttpContext context, SessionDesk desk)
    {
        var query = new QueryReader();
        var last = query.Id<SessionId>("after", after, SessionId.TryParse, "ses_0123…");
        var count = (int)query.Number("limit", limit, 50, 1, 500);
        if (query.Problems.Count > 0)
            return Problem.NotValid(query.Problems);

        var caller = Caller.Of(context);
        var sessions = desk.List(caller.SeesAll ? null : caller.KeyId, last, count);
        return TypedResults.Ok(new SessionPage([.. sessions.Select(SessionResponse.Of)], sessions.Count == count ? sessions[^1].Id.ToString() : null));
    }

    private static IResult Find(string id, HttpContext context, SessionDesk desk) =>
        SessionId.TryParse(id, out var read) && desk.Find(read) is { } session && SessionRunner.MaySee(session, Caller.Of(context))
            ? TypedResults.Ok(SessionResponse.Of(session))
            : SessionRunner.NotFound(id);

    private static Task<IResult> RunAsync(string id, HttpContext context, SessionDesk desk, SessionRunner runner, ExecutionRunner executions) =>
        runner.WithAsync(id, context, session => executions.RunAsync(context, desk.Find(session)));

    private static Task<IResult> DeleteAsync(string id, HttpContext context, SessionDesk desk, SessionRunner runner) => runner.WithAsync(id, context, async session =>
    {
        await desk.CloseAsync(session, "Its owner ended it.");
        return TypedResults.NoContent();
    });

    private static Task<IResult> KeepAliveAsync(string id, HttpContext context, SessionDesk desk, SessionRunner runner) => runner.WithAsync(id, context, session =>
        Task.FromResult<IResult>(TypedResults.Ok(SessionResponse.Of(desk.KeepAlive(session)))));

    private static Task<IResult> InterruptAsync(string id, string? language, HttpContext context, SessionDesk desk, SessionRunner runner) => runner.WithAsync(id, context, session =>
    {
        Language? only = null;
        if (language is not null)
        {
            if (!Language.TryParse(language, out var named))
                return Task.FromResult(Unknown(language));
            only = named;
        }

        return Task.FromResult<IResult>(TypedResults.Accepted($"/v1/sessions/{session}", new InterruptResponse(desk.Interrupt(session, only))));
    });

    private static Task<IResult> RestartAsync(string id, string language, HttpContext context, SessionDesk desk, SessionRunner runner) => runner.WithAsync(id, context, async session =>
        Language.TryParse(language, out var named)
            ? TypedResults.Ok(SessionResponse.Of(await desk.RestartAsync(session, named, context.RequestAborted)))
            : Unknown(language));

    private static IResult Unknown(string language) => Problem.NotValid(
        [new FieldProblem("language", $"'{Nearest.Quote(language)}' is not known; there are {string.Join(", ", Language.Runnable)}")]);
}
