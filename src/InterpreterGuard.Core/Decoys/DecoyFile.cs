namespace InterpreterGuard.Core.Decoys;

/// <summary>A file to lay.</summary>
/// <param name="Decoy">What it is; <see langword="null"/> for one that only makes the folder look lived in.</param>
/// <param name="Path">Beneath <see cref="Decoy.Home"/>.</param>
/// <param name="Content">Its text.</param>
public sealed record DecoyFile(Decoy? Decoy, string Path, string Content);
