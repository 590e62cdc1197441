namespace InterpreterGuard.Policies.Tests.Reloading;

/// <summary>Tests that count what the whole process holds run when no other does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
