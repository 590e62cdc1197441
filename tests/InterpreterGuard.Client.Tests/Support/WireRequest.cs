namespace InterpreterGuard.Client.Tests.Support;

public sealed record WireRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
