using InterpreterGuard.Core.Overviews;
using InterpreterGuard.Host.Admission;
using InterpreterGuard.Host.Health;

namespace InterpreterGuard.Host.Overviews;

/// <summary>What a team looks at in the morning.</summary>
/// <param name="Span"><c>24h</c>, <c>7d</c> or <c>30d</c>.</param>
/// <param name="From">Where it begins: at a whole bar.</param>
/// <param name="To">Now.</param>
/// <param name="StepSeconds">The length of one bar.</param>
/// <param name="Incidents">One entry for each bar, also where nothing happened.</param>
/// <param name="Techniques">Incidents by ATT&amp;CK technique, sub-techniques counted in, and what joined them.</param>
/// <param name="Rules">The rules with most incidents and executions that joined one.</param>
/// <param name="Agents">The agents with most executions.</param>
/// <param name="Executions">Executions that were looked at for agents and sensors.</param>
/// <param name="OlderLeftOut">True: the span has more than can be looked at, and these are the newest.</param>
/// <param name="Sensors">What sensors saw and lost.</param>
/// <param name="Pool">Sandboxes now.</param>
/// <param name="Queue">Who waits now.</param>
/// <param name="Policy">The policy in force.</param>
internal sealed record OverviewResponse(
    string Span,
    DateTimeOffset From,
    DateTimeOffset To,
    long StepSeconds,
    IReadOnlyList<BarResponse> Incidents,
    IReadOnlyList<TechniqueResponse> Techniques,
    IReadOnlyList<RuleCountResponse> Rules,
    IReadOnlyList<ExecutionsOfAgent> Agents,
    long Executions,
    bool OlderLeftOut,
    IReadOnlyList<LossesOfSensor> Sensors,
    PoolHealth Pool,
    QueueHealth Queue,
    PolicyInForce Policy);
