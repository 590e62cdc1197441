using System.Text.Json;
using InterpreterGuard.Client;
using InterpreterGuard.Core.Admission;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Sessions;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Executions;
using InterpreterGuard.Host.Files;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;
using InterpreterGuard.Host.Sessions;
using InterpreterGuard.Mcp;
using Execution = InterpreterGuard.Client.Execution;
using SessionRequest = InterpreterGuard.Client.SessionRequest;

namespace InterpreterGuard.Host.Mcp;

/// <summary>
/// The tools' doings for one caller, by the services that the API's endpoints use: the same readers, the same admission, the same desk, the same view of the answer.
/// </summary>
internal sealed class HostTools(HostToolsSource host, Caller caller) : IGuardTools
{
    private const int FilesListedMax = 1000;
    private const int SessionsListedMax = 100;

    public Task<Execution> RunAsync(CodeRequest request, string? sessionId, CancellationToken cancellationToken) => Refusals.TellAsync(async () =>
    {
        var policy = host.Policies.Current;
        var session = sessionId is null ? null : Session(sessionId);
        var reader = new SubmissionReader(host.Settings, ReferredFiles.None, policy, host.Time);
        var body = request.ToJson();
        var (submission, problems) = session is null ? reader.Read(body, caller) : reader.ReadCell(body, session, caller);
        if (submission is null)
            throw Refusals.NotValid(problems);
        return Seen(await RunAsync(submission, policy, cancellationToken), policy);
    });

    public Task<SessionState> CreateSessionAsync(SessionRequest request, CancellationToken cancellationToken) => Refusals.TellAsync(async () =>
    {
        var (opening, problems) = new SessionReader(host.Settings, host.SessionSettings, ReferredFiles.None, host.Policies.Current).Read(request.ToJson(), caller);
        if (opening is null)
            throw Refusals.NotValid(problems);
        return Told<SessionState>(SessionResponse.Of(await host.Sessions.OpenAsync(opening, cancellationToken)));
    });

    public Task<SessionList> ListSessionsAsync(CancellationToken cancellationToken) => Refusals.TellAsync(() =>
    {
        var own = host.Sessions.List(caller.KeyId, after: null, SessionsListedMax);
        return Task.FromResult(Told<SessionList>(new SessionPage([.. own.Select(SessionResponse.Of)], Next: null)));
    });

    public Task DeleteSessionAsync(string sessionId, CancellationToken cancellationToken) =>
        Refusals.TellAsync(() => host.Sessions.CloseAsync(Session(sessionId).Id, "Its owner ended it."));

    public Task UploadAsync(string sessionId, string path, Stream content, CancellationToken cancellationToken) =>
        Refusals.TellAsync(async () => await (await FilesAsync(sessionId, SubmissionPath.Problem(path), cancellationToken)).WriteAsync(path, content, cancellationToken));

    public Task<SessionFileList> ListFilesAsync(string sessionId, string? folder, CancellationToken cancellationToken) => Refusals.TellAsync(async () =>
    {
        var files = await FilesAsync(sessionId, string.IsNullOrEmpty(folder) ? null : SubmissionPath.ProblemOfFound(folder), cancellationToken);
        var listing = await files.ListAsync(folder ?? "", FilesListedMax, cancellationToken);
        return Told<SessionFileList>(new SessionFilePage([.. listing.Entries.OrderBy(entry => entry.Path, StringComparer.Ordinal).Select(SessionFileResponse.Of)], listing.Truncated));
    });

    public Task<Stream> OpenFileAsync(string sessionId, string path, CancellationToken cancellationToken) =>
        Refusals.TellAsync(async () => (await (await FilesAsync(sessionId, SubmissionPath.ProblemOfFound(path), cancellationToken)).OpenAsync(path, cancellationToken)).Content);

    private async Task<Core.Executions.Execution> RunAsync(Submission submission, IPolicy policy, CancellationToken cancellationToken)
    {
        var kind = submission.SessionId is null ? AdmissionKind.Execution : AdmissionKind.SessionExecution;
        var ticket = host.Admission.Enter(new AdmissionRequest(caller.KeyId, kind, AdmissionPriority.Interactive));
        var run = host.Runs.Start(submission, policy, ticket, heard: false);
        try
        {
            return await run.Ended.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            run.Cancel();
            throw;
        }
    }

    private async Task<ISandboxFiles> FilesAsync(string sessionId, string? problem, CancellationToken cancellationToken)
    {
        var session = Session(sessionId);
        if (problem is not null)
            throw Refusals.NotValid([new FieldProblem("path", problem)]);
        return await host.Sessions.FilesAsync(session.Id, cancellationToken);
    }

    private SessionView Session(string id) =>
        SessionId.TryParse(id, out var read) && host.Sessions.Find(read) is { } session && SessionRunner.MayUse(session, caller)
            ? session
            : throw new GuardException($"There is no session '{Nearest.Quote(id)}' that this key may use. Sessions end with their host; open one with create_session.");

    private Execution Seen(Core.Executions.Execution execution, IPolicy policy) =>
        Told<Execution>(host.View.Seen(execution, caller, policy));

    private T Told<T>(object answer)
        where T : GuardAnswer => GuardAnswer.Read<T>(JsonSerializer.SerializeToElement(answer, answer.GetType(), host.Json.SerializerOptions));
}
