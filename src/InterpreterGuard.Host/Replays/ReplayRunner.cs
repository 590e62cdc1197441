using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Replays;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;
using InterpreterGuard.Policies;
using InterpreterGuard.Policies.Candidates;
using Microsoft.AspNetCore.Http.Features;

namespace InterpreterGuard.Host.Replays;

/// <summary>One <c>POST /v1/policies/replays</c>: read, load the other policy, replay, answer. One at a time: it takes a processor, and executions come first.</summary>
internal sealed class ReplayRunner(PolicyCandidates candidates, PolicyReplay replay, ReplayTurn turn, TimeProvider time)
{
    /// <summary>Bytes of the body: a policy folder with its samples, and room to grow.</summary>
    private const int BodyBytesMax = 8 << 20;

    public async Task<IResult> RunAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bound)
            bound.MaxRequestBodySize = BodyBytesMax;
        var (document, problem) = await BodyReader.ReadAsync(context.Request, BodyBytesMax, context.RequestAborted);
        if (document is null)
            return problem!;

        CandidateFiles files;
        ReplayQuery query;
        IReadOnlyList<FieldProblem> problems;
        using (document)
        {
            try
            {
                (files, query, problems) = new ReplayRequestReader(time).Read(document.RootElement);
            }
            catch (InvalidOperationException)
            {
                return BodyReader.LoneSurrogate();
            }
        }

        if (problems.Count > 0)
            return Problem.NotValid(problems);
        using var ours = turn.Take();
        if (ours is null)
            return Problem.Make(StatusCodes.Status429TooManyRequests, "A replay is running", "The host does one replay at a time. Try again when it is done.");
        return await Task.Run(() => ReplayAsync(files, query, context.RequestAborted));
    }

    private async Task<IResult> ReplayAsync(CandidateFiles files, ReplayQuery query, CancellationToken cancellationToken)
    {
        IPolicy policy;
        try
        {
            policy = candidates.Load(files);
        }
        catch (PolicyException broken)
        {
            return Problem.Make(
                StatusCodes.Status422UnprocessableEntity,
                "The policy has problems",
                $"{broken.Problems.Count} {(broken.Problems.Count == 1 ? "problem" : "problems")}, the first: {broken.Problems[0]}",
                ("problems", broken.Problems.Select(problem => problem.ToString()).Take(100).ToList()));
        }

        return TypedResults.Ok(ReplayResponse.Of(policy, await replay.RunAsync(policy, query, cancellationToken)));
    }
}
