using System.Globalization;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Host.Startup;
using InterpreterGuard.Policies;
using InterpreterGuard.Policies.Exceptions;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Exceptions;

/// <summary>Makes proposals out of incidents: text, and a file to be reviewed where the host has a folder for them. The policy in force never changes by it.</summary>
internal sealed class ExceptionProposals(
    IEvidenceStore evidence, MatchedFacts matched, IPolicies policies, IOptions<PoliciesOptions> options, IHostEnvironment environment, TimeProvider time, ILogger<ExceptionProposals> logger)
{
    /// <summary>The proposal; or the sentence that says why there can be none.</summary>
    public async Task<(ProposalResponse? Response, string? Problem)> ProposeAsync(Incident incident, ProposalRequest request, string keyId, CancellationToken cancellationToken)
    {
        if (await evidence.FindExecutionAsync(incident.ExecutionId, cancellationToken) is not { } execution)
            return (null, "Its execution is gone.");
        var now = time.GetUtcNow();
        var stem = string.Create(CultureInfo.InvariantCulture, $"EX-{now:yyyyMMdd}-{incident.Id.Value.ToString("N")[^6..]}");
        var proposed = new List<ProposedException>();
        foreach (var rule in policies.Current.Rules.Where(rule => request.Rules!.Contains(rule.Id.Value, StringComparer.Ordinal)))
        {
            var facts = await matched.ListAsync(execution, rule.Id, cancellationToken);
            if (facts.Count > 0 && facts[0] is not CodeUnreadable)
                proposed.Add(new ProposedException($"{stem}-{rule.Id}", rule, facts));
        }

        if (proposed.Count == 0)
            return (null, "None of these rules can have an exception: they are gone from the policy, they spoke of source that could not be read, or all they matched is silenced already.");
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var comment = $"Proposed from incident {incident.Id} by key {keyId} on {today:yyyy-MM-dd}. It silences nothing before it stands in the overlay folder's exceptions.yaml.";
        try
        {
            var expires = DateOnly.ParseExact(request.Expires, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var proposal = ExceptionProposal.Write(proposed, comment, request.Owner, request.Reason, today, expires);
            return (new ProposalResponse(proposal.Yaml, Keep($"{stem}-{now:HHmmssfff}.yaml", proposal.Yaml, incident.Id, keyId), proposal.Warnings), null);
        }
        catch (PolicyException tooMuch)
        {
            return (null, $"What they matched does not fit into a condition; write the exception by hand. {tooMuch.Problems[0].Message}");
        }
    }

    private string? Keep(string name, string yaml, IncidentId incident, string keyId)
    {
        logger.ExceptionProposed(incident, keyId);
        if (string.IsNullOrEmpty(options.Value.ProposalsDirectory))
            return null;
        var folder = Path.Combine(environment.ContentRootPath, options.Value.ProposalsDirectory);
        OwnerOnly.CreateFolder(folder);
        OwnerOnly.WriteFile(Path.Combine(folder, name), yaml);
        return name;
    }
}
