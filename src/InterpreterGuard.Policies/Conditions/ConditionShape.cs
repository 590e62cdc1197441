namespace InterpreterGuard.Policies.Conditions;

/// <summary>A condition that passed the gate.</summary>
internal sealed record ConditionShape(Condition Condition, IReadOnlyList<LoadedConstant> Constants);
