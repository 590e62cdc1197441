using InterpreterGuard.Core.Admission;
using InterpreterGuard.Core.Files;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Sessions;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Admission;
using InterpreterGuard.Host.Executions;
using InterpreterGuard.Host.Files;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Sessions;

/// <summary>Opens sessions, and finds them for those who may see them.</summary>
internal sealed class SessionRunner(SessionDesk desk, IPolicies policies, IFileStore files, IOptions<HostSettings> settings, SessionSettings sessions, ExecutionsInFlight inFlight)
{
    public async Task<IResult> OpenAsync(HttpContext context)
    {
        var caller = Caller.Of(context);
        var (document, problem) = await BodyReader.ReadOrEmptyAsync(context.Request, settings.Value.BodyBytesMax, context.RequestAborted);
        if (document is null)
            return problem!;

        SessionRequest? request;
        IReadOnlyList<FieldProblem> problems;
        using (document)
        {
            try
            {
                var referred = await ReferredFiles.ReadAsync(document.RootElement, caller, settings.Value.FilesMax, files, context.RequestAborted);
                (request, problems) = new SessionReader(settings.Value, sessions, referred, policies.Current).Read(document.RootElement, caller);
            }
            catch (InvalidOperationException)
            {
                // The one thing that makes reading an already parsed string throw.
                return BodyReader.LoneSurrogate();
            }
        }

        return request is null ? Problem.NotValid(problems) : await OpenAsync(context, request);
    }

    /// <summary>Does something with a session this caller may use; its problems become answers.</summary>
    public async Task<IResult> WithAsync(string id, HttpContext context, Func<SessionId, Task<IResult>> use)
    {
        if (!SessionId.TryParse(id, out var read) || desk.Find(read) is not { } session || !MayUse(session, Caller.Of(context)))
            return NotFound(id);
        return await GuardedAsync(context, () => use(read));
    }

    public static bool MaySee(SessionView session, Caller caller) => caller.SeesAll || MayUse(session, caller);

    public static IResult NotFound(string id) =>
        Problem.NotFound($"There is no session '{Nearest.Quote(id)}' that this key may use. Sessions end with their host; ids look like ses_0123….");

    // What runs in a session may be a secret of whoever opened it: a reviewer reads evidence, and has no hands in it.
    public static bool MayUse(SessionView session, Caller caller) => string.Equals(session.Request.ApiKeyId, caller.KeyId, StringComparison.Ordinal);

    private Task<IResult> OpenAsync(HttpContext context, SessionRequest request) => GuardedAsync(context, async () =>
    {
        using var callerGone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, inFlight.Ending);
        var session = await desk.OpenAsync(request, callerGone.Token);
        return TypedResults.Created($"/v1/sessions/{session.Id}", SessionResponse.Of(session));
    });

    private static async Task<IResult> GuardedAsync(HttpContext context, Func<Task<IResult>> act)
    {
        try
        {
            return await act();
        }
        catch (SessionException problem)
        {
            return SessionProblems.Of(problem, context);
        }
        catch (SandboxFileException problem)
        {
            return SessionProblems.Of(problem);
        }
        catch (AdmissionRefusedException refused)
        {
            return AdmissionProblem.Of(context, refused);
        }
        catch (SandboxUnavailableException problem)
        {
            return AdmissionProblem.Of(context, problem, id: null);
        }
        catch (SandboxDiffersException)
        {
            return AdmissionProblem.Of(context, new SandboxUnavailableException("A sandbox was made, but is not held as it was asked to be; tell the host's operator"), id: null);
        }
    }
}
