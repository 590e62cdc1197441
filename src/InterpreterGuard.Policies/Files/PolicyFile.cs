namespace InterpreterGuard.Policies.Files;

/// <summary>A file of a policy.</summary>
/// <param name="Part">What it is.</param>
/// <param name="Name">Its name in problems and in the hash: relative to the base for files of it, else behind its folder's own name.</param>
/// <param name="Directory">The folder that paths in it are relative to.</param>
/// <param name="Text">What stands in it, with line feeds alone.</param>
internal sealed record PolicyFile(PolicyPart Part, string Name, string Directory, string Text);
