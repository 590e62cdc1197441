namespace InterpreterGuard.Cli.Tests.Support;

public sealed record RecordedRequest(string Method, string Path, string? Authorization, string Body);
