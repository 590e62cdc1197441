using InterpreterGuard.Screening.Tests;

[assembly: AssemblyFixture(typeof(ParserContainer))]
