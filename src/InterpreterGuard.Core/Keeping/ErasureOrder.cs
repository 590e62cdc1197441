namespace InterpreterGuard.Core.Keeping;

/// <summary>Somebody wants evidence deleted.</summary>
/// <param name="Scope">Whose.</param>
/// <param name="Actor">Who wants it: a key's id or a signed-in person.</param>
/// <param name="Reason">Why; kept beside the erasure, and as a hash in the audit trail.</param>
public sealed record ErasureOrder(ErasureScope Scope, string Actor, string Reason)
{
    /// <summary>Characters of a reason.</summary>
    public const int ReasonLengthMax = 1000;

    /// <summary>Characters of an agent's or a user's name.</summary>
    public const int NameLengthMax = 1000;
}
