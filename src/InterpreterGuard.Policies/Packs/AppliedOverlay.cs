namespace InterpreterGuard.Policies.Packs;

/// <summary>An overlay that was laid over the base.</summary>
/// <param name="File">Its file.</param>
/// <param name="Why">What it says it is for.</param>
internal sealed record AppliedOverlay(string File, string Why);
