namespace InterpreterGuard.Host.Health;

/// <summary>The policy in force, how reading a newer one went, its exceptions, and how many warnings it has (reviewers read them at <c>/v1/exceptions</c>).</summary>
internal sealed record PolicyHealth(string Id, string Hash, string Enforcement, ReloadHealth? Reload,
    IReadOnlyList<ExceptionHealth> Exceptions, int Warnings);
