namespace InterpreterGuard.Core.Sandboxes;

/// <summary>One way in which a sandbox is not held as it was asked to be.</summary>
/// <param name="Part">What differs, such as <c>memory</c> or <c>capabilities</c>.</param>
/// <param name="Asked">What was asked for.</param>
/// <param name="Found">What the kernel or the engine says.</param>
public sealed record SandboxDifference(string Part, string Asked, string Found)
{
    public override string ToString() => $"{Part}: asked '{Asked}', found '{Found}'";
}
