namespace InterpreterGuard.Core.Policies;

/// <summary>Reads the policy anew while the host runs.</summary>
public interface IPolicyReloads
{
    /// <summary>The last attempt; <see langword="null"/> while the policy of the start was never read anew.</summary>
    PolicyReload? Last { get; }

    /// <summary>Reads, checks and compiles, then swaps whole. Attempts come one after the other. Never throws for what the files hold.</summary>
    Task<PolicyReload> ReloadAsync(CancellationToken cancellationToken);
}
