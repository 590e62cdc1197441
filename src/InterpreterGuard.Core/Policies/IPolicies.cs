namespace InterpreterGuard.Core.Policies;

/// <summary>Holds the policy in force.</summary>
public interface IPolicies
{
    /// <summary>The policy in force. Take it once per submission: it may be swapped whole, never changed.</summary>
    IPolicy Current { get; }
}
