namespace InterpreterGuard.Policies.Windows;

/// <summary>What the rules of one loaded policy remember beyond an execution. It lives and goes with the policy: after a reload or a restart counting begins anew.</summary>
internal sealed class SharedMemory
{
    public Lock Lock { get; } = new();

    public SharedStates<CounterEntries> Counters { get; } = new();

    public SharedStates<SequenceSteps> Sequences { get; } = new();
}
