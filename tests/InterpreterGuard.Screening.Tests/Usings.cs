using InterpreterGuard.Screening.Tests;

[assembly: AssemblyFixture(typeof(ParserContainer))]

// One parser serves all tests, and one of them measures time.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
