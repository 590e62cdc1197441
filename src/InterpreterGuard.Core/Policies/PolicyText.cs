namespace InterpreterGuard.Core.Policies;

/// <summary>A file that a policy was read from, as it was.</summary>
/// <param name="Name">Relative to the base for files of it, else behind its folder's own name.</param>
/// <param name="Bytes">What stands in it.</param>
public sealed record PolicyText(string Name, byte[] Bytes);
