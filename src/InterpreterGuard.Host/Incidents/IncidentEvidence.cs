using InterpreterGuard.Core.Access;
using InterpreterGuard.Core.Cases;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Host.Exceptions;
using InterpreterGuard.Host.Executions;

namespace InterpreterGuard.Host.Incidents;

/// <summary>Gathers what a reviewer needs to judge an incident.</summary>
internal sealed class IncidentEvidence(IEvidenceStore evidence, ICaseStore cases, IPolicies policies)
{
    /// <summary>Observations shown before and after one that a rule spoke of.</summary>
    public const int Around = 20;

    /// <summary>Observations shown in all.</summary>
    public const int ObservationsMax = 1000;

    /// <summary>Related incidents shown of each kind.</summary>
    public const int RelatedMax = 20;

    /// <param name="one">The incident.</param>
    /// <param name="asked">The id it was asked for by.</param>
    /// <param name="scope">Of who asks.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IncidentDetail?> GatherAsync(IncidentCase one, IncidentId asked, TenantScope scope, CancellationToken cancellationToken) =>
        await FindExecutionAsync(one, asked, cancellationToken) is { } execution ? await GatherAsync(one, execution, scope, cancellationToken) : null;

    /// <summary>The execution whose evidence is meant: the one that joined under this id, or else the incident's.</summary>
    public async Task<Execution?> FindExecutionAsync(IncidentCase one, IncidentId asked, CancellationToken cancellationToken)
    {
        var joined = asked == one.Incident.Id ? null : await cases.FindJoinedAsync(asked, cancellationToken);
        return await evidence.FindExecutionAsync(joined?.Own.ExecutionId ?? one.Incident.ExecutionId, cancellationToken);
    }

    /// <summary>The same for who has read the execution already.</summary>
    public async Task<IncidentDetail> GatherAsync(IncidentCase one, Execution execution, TenantScope scope, CancellationToken cancellationToken)
    {
        var observations = await AroundTriggersAsync(execution, cancellationToken);
        return new IncidentDetail(
            IncidentResponse.Of(one),
            execution.Id.ToString(),
            execution.Status,
            SubmissionResponse.Of(execution.Submission),
            execution.Verdict,
            FindingResponse.Of(execution.Findings, Disclosure.Full),
            execution.Layers,
            DetectionResponse.Of(execution.Detections, Disclosure.Full),
            [.. observations.Select(ObservationResponse.Of)],
            execution.Processes,
            ReceiptResponse.Of(execution.Receipt),
            execution.Outcome?.Failure,
            execution.EndedAt,
            execution.HeldUntil,
            execution.Steps,
            SilencedResponse.Of(execution, policies.Current),
            await cases.ListStepsAsync(one.Incident.Id, cancellationToken),
            [.. (await cases.ListJoinedAsync(one.Incident.Id, null, RelatedMax, cancellationToken)).Select(JoinedResponse.Of)],
            RelatedResponse.Of(await cases.RelatedAsync(one, scope, RelatedMax, cancellationToken)));
    }

    private async Task<List<Observation>> AroundTriggersAsync(Execution execution, CancellationToken cancellationToken)
    {
        var found = new List<Observation>();
        foreach (var (first, last) in Windows(execution))
        {
            var count = (int)Math.Min(last - first + 1, ObservationsMax - found.Count);
            if (count <= 0)
                break;
            var read = await evidence.ListObservationsAsync(execution.Id, first - 1, count, cancellationToken);
            found.AddRange(read.Where(observation => observation.Sequence <= last));
        }

        return found;
    }

    // Stretches of sequence numbers around the triggers; those that touch become one.
    private static List<(long First, long Last)> Windows(Execution execution)
    {
        var windows = new List<(long First, long Last)>();
        foreach (var trigger in execution.Detections.Select(detection => detection.Observation).OfType<long>().Order())
        {
            var (first, last) = (Math.Max(1, trigger - Around), trigger + Around);
            if (windows.Count > 0 && first <= windows[^1].Last + 1)
                windows[^1] = (windows[^1].First, last);
            else
                windows.Add((first, last));
        }

        return windows;
    }
}
