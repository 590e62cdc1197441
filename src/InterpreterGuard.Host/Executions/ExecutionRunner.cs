using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using InterpreterGuard.Core.Admission;
using InterpreterGuard.Core.Files;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Sessions;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Admission;
using InterpreterGuard.Host.Files;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Executions;

/// <summary>One <c>POST /v1/executions</c>, or the same in a session: read, let in, set going, answer.</summary>
internal sealed class ExecutionRunner(
    IPolicies policies, AdmissionDesk desk, LiveRuns runs, IdempotentRuns idempotent, ExecutionDelivery delivering, IFileStore files, TimeProvider time, IOptions<HostSettings> settings)
{
    public Task<IResult> RunAsync(HttpContext context) => RunAsync(context, session: null);

    /// <summary>In a session that this caller may use.</summary>
    public async Task<IResult> RunAsync(HttpContext context, SessionView? session)
    {
        var caller = Caller.Of(context);
        var policy = policies.Current;
        var (delivery, wrong) = DeliveryReader.Read(context.Request);
        var (document, problem) = await BodyReader.ReadAsync(context.Request, settings.Value.BodyBytesMax, context.RequestAborted);
        if (document is null)
            return problem!;

        Submission? submission;
        IReadOnlyList<FieldProblem> problems;
        string requestHash;
        using (document)
        {
            try
            {
                var referred = await ReferredFiles.ReadAsync(document.RootElement, caller, settings.Value.FilesMax, files, context.RequestAborted);
                var reader = new SubmissionReader(settings.Value, referred, policy, time);
                (submission, problems) = session is null ? reader.Read(document.RootElement, caller) : reader.ReadCell(document.RootElement, session, caller);
                requestHash = delivery.IdempotencyKey is null ? "" : HashOf(document.RootElement, session);
            }
            catch (InvalidOperationException)
            {
                // The one thing that makes reading an already parsed string throw.
                return BodyReader.LoneSurrogate();
            }
        }

        return submission is null || wrong.Count > 0
            ? Problem.NotValid([.. wrong, .. problems])
            : await RunAsync(context, caller, submission, policy, delivery, requestHash);
    }

    private async Task<IResult> RunAsync(HttpContext context, Caller caller, Submission submission, IPolicy policy, Delivery delivery, string requestHash)
    {
        Sent sent;
        try
        {
            if (delivery.IdempotencyKey is not { } key)
            {
                sent = new Sent(submission.Id, Start(submission, policy, delivery, null), null, Replay: false);
            }
            else
            {
                var (first, other) = await idempotent.SendAsync(
                    caller.KeyId, key, requestHash, submission.Id, failed => Start(submission, policy, delivery, failed), context.RequestAborted);
                if (first is null)
                    return AnotherRequest(other!);
                sent = first;
            }
        }
        catch (AdmissionRefusedException refused)
        {
            return AdmissionProblem.Of(context, refused);
        }

        return await delivering.DeliverAsync(context, caller, policy, delivery, sent);
    }

    private LiveRun Start(Submission submission, IPolicy policy, Delivery delivery, Func<Task>? failed)
    {
        var usual = delivery.Wait ? AdmissionPriority.Interactive : AdmissionPriority.Batch;
        var kind = submission.SessionId is null ? AdmissionKind.Execution : AdmissionKind.SessionExecution;
        var ticket = desk.Enter(new AdmissionRequest(submission.ApiKeyId, kind, submission.Priority ?? usual) { Patient = !delivery.Wait });
        return runs.Start(submission, policy, ticket, heard: delivery.Streams || delivery.GoesOnAlone, failed);
    }

    // The same body in two sessions is two requests.
    private static string HashOf(JsonElement body, SessionView? session)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonMarshal.GetRawUtf8Value(body)));
        return session is null ? hash : $"{session.Id} {hash}";
    }

    private static IResult AnotherRequest(Core.Idempotency.IdempotencyEntry other)
    {
        var problem = new FieldProblem("Idempotency-Key", $"was used at {other.CreatedAt:u} with another body, for {other.ExecutionId}; use a new key for another request");
        return Problem.Make(
            StatusCodes.Status422UnprocessableEntity, "The key stands for another request", $"{problem.Field} {problem.Problem}.",
            ("errors", new[] { problem }), ("execution_id", other.ExecutionId.ToString()));
    }
}
