namespace InterpreterGuard.Core.Sandboxes;

/// <summary>What lies in a folder of a sandbox.</summary>
/// <param name="Entries">In no order.</param>
/// <param name="Truncated">There is more: than was asked for, deeper, or where the work user may not look.</param>
public sealed record SandboxListing(IReadOnlyList<SandboxEntry> Entries, bool Truncated);
