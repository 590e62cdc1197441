using InterpreterGuard.Core.Pipeline;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Masking;
using InterpreterGuard.Host.Executions;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Screenings;

/// <summary><c>/v1/screenings</c>: read code without running it.</summary>
internal static class ScreeningEndpoints
{
    public static void MapScreenings(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/screenings", ScreenAsync)
            .RequireAuthorization(AccessPolicies.Submit)
            .Accepts<ScreeningRequest>("application/json")
            .Produces<ScreeningResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .WithSummary("Screens code; runs nothing and keeps nothing.");

    private static async Task<IResult> ScreenAsync(HttpContext context, SubmissionPipeline pipeline, IPolicies policies, IOptions<HostSettings> settings, ILanguageDetector detector, AgentView view)
    {
        var (document, problem) = await BodyReader.ReadAsync(context.Request, settings.Value.BodyBytesMax, context.RequestAborted);
        if (document is null)
            return problem!;

        var problems = new List<FieldProblem>();
        Language language;
        string code;
        bool facts;
        bool advice;
        DetectedLanguage? detected;
        using (document)
        {
            try
            {
                var reader = new ObjectReader(document.RootElement, "", problems, "language", "code", "facts", "advice");
                code = CodeReading.Code(reader, settings.Value.CodeBytesMax);
                detected = reader.Says("language") ? null : detector.Detect(code);
                language = detected?.Language ?? CodeReading.Language(reader);
                code = detected?.Code ?? code;
                facts = reader.Flag("facts");
                advice = reader.Flag("advice", missing: true);
            }
            catch (InvalidOperationException)
            {
                return BodyReader.LoneSurrogate();
            }
        }

        if (problems.Count > 0)
            return Problem.NotValid(problems);

        var caller = Caller.Of(context);
        if (facts && !caller.IsReviewer)
            return Problem.Forbidden("What screening read is for reviewers. Use a reviewer's key, or leave 'facts' out.");

        var policy = policies.Current;
        var outcome = await pipeline.ScreenAsync(language, code, advice, caller.KeyId, context.RequestAborted);
        var sees = caller.Sees(policy);
        return view.Of(new ScreeningResponse(
            outcome.Verdict,
            language.Name,
            detected?.Confidence,
            detected?.Fenced,
            FindingResponse.Of(outcome.Findings, sees),
            sees == Disclosure.Full ? outcome.Layers : null,
            outcome.Elapsed.TotalMilliseconds,
            policy.Id,
            policy.Hash,
            facts ? outcome.Facts : null), caller, policy, quotes: advice);
    }
}
