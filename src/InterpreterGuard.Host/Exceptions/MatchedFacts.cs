using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Host.Exceptions;

/// <summary>What a rule matched in an execution.</summary>
internal sealed class MatchedFacts(IEvidenceStore evidence)
{
    private const int FactsMax = 10;

    /// <summary>The facts, the first ones. Those that an exception silences already need none.</summary>
    public async Task<IReadOnlyList<Fact>> ListAsync(Execution execution, RuleId rule, CancellationToken cancellationToken)
    {
        var facts = new List<Fact>();
        foreach (var detection in execution.Detections.Where(detection => detection.Rule == rule && detection.SilencedBy is null).Take(FactsMax))
        {
            if (detection.Finding is { } finding)
                facts.Add(execution.Findings[finding].Fact);
            else if (detection.Observation is { } sequence)
                facts.AddRange((await evidence.ListObservationsAsync(execution.Id, sequence - 1, 1, cancellationToken)).Select(seen => seen.Fact));
        }

        return facts;
    }
}
