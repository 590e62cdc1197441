using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Host.Executions;

/// <summary>One fact seen while code ran.</summary>
internal sealed record ObservationResponse(long Sequence, DateTimeOffset At, string Kind, Decision Decision, ProcessReference Process, Fact Fact)
{
    public static ObservationResponse Of(Observation observation) => new(
        observation.Sequence, observation.At, observation.Fact.Kind, observation.Decision, observation.Process, observation.Fact);
}
