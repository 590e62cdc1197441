namespace InterpreterGuard.Policies.Schema;

/// <summary>A key of a mapping.</summary>
/// <param name="Name">The key.</param>
/// <param name="Value">What stands behind it.</param>
/// <param name="Meaning">What it means, for the reference and for editors.</param>
internal sealed record KeyShape(string Name, ValueShape Value, string Meaning)
{
    /// <summary>The mapping must have it.</summary>
    public bool Required { get; init; }

    /// <summary>What holds where the key is left out; empty where nothing does.</summary>
    public string Default { get; init; } = "";
}
