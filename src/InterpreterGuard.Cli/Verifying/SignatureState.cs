namespace InterpreterGuard.Cli.Verifying;

/// <summary>What is known of who made an archive.</summary>
internal enum SignatureState
{
    /// <summary>No key was given to check it with.</summary>
    NotChecked,

    /// <summary>The key's owner signed this manifest.</summary>
    Good,

    /// <summary>Somebody else made it, or the manifest was changed afterwards.</summary>
    Wrong,
}
