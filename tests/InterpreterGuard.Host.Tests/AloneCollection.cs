namespace InterpreterGuard.Host.Tests;

/// <summary>Tests that look at what a whole process counts: no other host may live beside theirs.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
