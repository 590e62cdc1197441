using InterpreterGuard.Core.Audit;
using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Exceptions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Problems;
using InterpreterGuard.Host.Reading;

namespace InterpreterGuard.Host.Exceptions;

/// <summary><c>/v1/exceptions</c>: what is silenced, why, and how often it was. They are changed in the deployment's file, never here.</summary>
internal static class ExceptionEndpoints
{
    private const int BodyBytesMax = 16 << 10;

    public static void MapExceptions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/exceptions", ListAsync)
            .RequireAuthorization(AccessPolicies.Review)
            .Produces<ExceptionList>()
            .WithSummary("Exceptions of the policy in force, with their counts.");
        routes.MapPost("/v1/incidents/{id}/exception-proposals", ProposeAsync)
            .RequireAuthorization(AccessPolicies.Review)
            .Accepts<ProposalRequest>("application/json")
            .Produces<ProposalResponse>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Writes out exceptions from what an incident's rules matched, for a person to review. Silences nothing.");
    }

    private static async Task<IResult> ListAsync(IPolicies policies, IExceptionUses uses, TimeProvider time, CancellationToken stop)
    {
        var policy = policies.Current;
        var totals = (await uses.ListAsync(stop)).ToDictionary(total => total.ExceptionId, StringComparer.Ordinal);
        var now = time.GetUtcNow();
        return TypedResults.Ok(new ExceptionList(
            [.. policy.Exceptions.Select(exception => ExceptionResponse.Of(exception, totals.GetValueOrDefault(exception.Id), now))], policy.Warnings));
    }

    private static async Task<IResult> ProposeAsync(
        string id, HttpContext context, ICaseStore cases, ExceptionProposals proposals, IAuditTrail trail, TimeProvider time)
    {
        var (document, problem) = await BodyReader.ReadAsync(context.Request, BodyBytesMax, context.RequestAborted);
        if (document is null)
            return problem!;
        using (document)
        {
            if (!IncidentId.TryParse(id, out var read) || await cases.FindAsync(read, Caller.Of(context).Scope, context.RequestAborted) is not { Incident: var incident } one)
                return Problem.NotFound($"There is no incident '{Nearest.Quote(id)}'. Ids look like inc_0123….");
            ProposalRequest request;
            IReadOnlyList<FieldProblem> problems;
            try
            {
                var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
                (request, problems) = new ProposalReader(today, [.. incident.Rules.Select(rule => rule.Value)]).Read(document.RootElement);
            }
            catch (InvalidOperationException)
            {
                return BodyReader.LoneSurrogate();
            }

            if (problems.Count > 0)
                return Problem.NotValid(problems);
            var (response, why) = await proposals.ProposeAsync(incident, request, Caller.Of(context).KeyId, context.RequestAborted);
            if (response is not null)
            {
                await trail.AppendAsync(
                    new AuditEvent(AuditKind.Exception, Caller.Of(context).KeyId, incident.Id.ToString(), $"proposed for {string.Join(' ', request.Rules ?? [])}, expires {request.Expires}", one.Tenant), CancellationToken.None);
            }

            return response is null ? Problem.Make(StatusCodes.Status409Conflict, "No exception can be proposed", why!) : TypedResults.Created((string?)null, response);
        }
    }
}
