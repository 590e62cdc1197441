namespace InterpreterGuard.Cli.Tests.Support;

public sealed record GuardEnd(int ExitCode, string Stdout, string Stderr);
