namespace InterpreterGuard.Core.Policies;

/// <summary>A secret in a text, by its shape.</summary>
/// <param name="Name">The pattern's name.</param>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
public readonly record struct SecretPlace(string Name, int Start, int Length);
