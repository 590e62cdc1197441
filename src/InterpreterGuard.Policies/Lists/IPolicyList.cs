namespace InterpreterGuard.Policies.Lists;

/// <summary>A named list of a policy, as conditions see it.</summary>
public interface IPolicyList
{
    /// <summary>How many values it has.</summary>
    int Count { get; }
}
