namespace InterpreterGuard.Outbox.Tests.Support;

/// <summary>A request as a receiver read it.</summary>
internal sealed record Received(string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Id => Headers["webhook-id"];
}
