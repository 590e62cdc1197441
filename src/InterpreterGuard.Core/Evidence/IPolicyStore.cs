using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Core.Evidence;

/// <summary>The texts of policies that judged something, by their hash: what was in force then can be read when the files have long changed.</summary>
public interface IPolicyStore
{
    /// <summary>Keeps a policy's texts; one that is kept already stays as it is. One that was not read from files has none.</summary>
    Task KeepAsync(IPolicy policy);

    /// <summary>The files in the order in which the hash was taken; <see langword="null"/> when this policy was not kept.</summary>
    Task<IReadOnlyList<PolicyText>?> FindAsync(string hash, CancellationToken cancellationToken);
}
