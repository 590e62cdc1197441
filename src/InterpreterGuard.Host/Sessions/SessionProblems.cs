using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Sessions;
using InterpreterGuard.Host.Problems;

namespace InterpreterGuard.Host.Sessions;

/// <summary>What goes wrong with sessions, as answers.</summary>
internal static class SessionProblems
{
    public static IResult Of(SessionException problem, HttpContext context) => problem.Problem switch
    {
        SessionProblem.TooManyWaiting => Full(context, "session_queue", "Too many executions wait in this session", problem.Message),
        SessionProblem.TooManyContexts => Problem.Make(StatusCodes.Status409Conflict, "The session has as many languages as it may have", problem.Message, ("bound", "session_contexts")),
        SessionProblem.StateLost => Problem.Make(StatusCodes.Status409Conflict, "The session's state is lost", problem.Message, ("state_lost", true)),
        _ => Problem.Make(StatusCodes.Status409Conflict, "The session has ended", problem.Message, ("ended", true)),
    };

    public static IResult Of(SandboxFileException problem) => problem.Problem switch
    {
        SandboxFileProblem.Missing => Problem.NotFound(problem.Message),
        SandboxFileProblem.NoRoom => Problem.Make(StatusCodes.Status413PayloadTooLarge, "The work folder is full", problem.Message),
        SandboxFileProblem.Busy => Problem.Make(StatusCodes.Status429TooManyRequests, "Too many files are open", problem.Message, ("bound", "session_files")),
        _ => Problem.Make(StatusCodes.Status409Conflict, "The file cannot be reached", problem.Message),
    };

    private static IResult Full(HttpContext context, string bound, string title, string detail)
    {
        const int seconds = 5;
        context.Response.Headers.RetryAfter = "5";
        return Problem.Make(StatusCodes.Status429TooManyRequests, title, detail, ("bound", bound), ("retry_after_seconds", seconds));
    }
}
