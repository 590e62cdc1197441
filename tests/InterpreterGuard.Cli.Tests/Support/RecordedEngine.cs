namespace InterpreterGuard.Cli.Tests.Support;

/// <summary>What a Docker engine answers to the calls that the guard command makes: one sandbox of ours, one container of somebody else.</summary>
public sealed class RecordedEngine
{
    private int removed;

    /// <summary>An engine that says a removal is under way and never ends it.</summary>
    public bool Keeps { get; init; }

    public (int Status, string Body) Answer(RecordedRequest request) => (request.Method, request.Path.Split('?')[0]) switch
    {
        ("GET", "/_ping") => (200, "OK"),
        ("GET", "/info") => (200, """{"ServerVersion":"20.10.24","DockerRootDir":"/elsewhere"}"""),
        ("GET", "/images/json") => (200, """[{"RepoTags":null},{"RepoTags":["interpreterguard/python:latest"]}]"""),
        ("GET", "/containers/json") => (200, Containers()),
        ("GET", "/volumes") => (200, """{"Volumes":[{"Name":"ig-work-1","Labels":{"interpreterguard.sandbox-id":"sbx_1"}},{"Name":"other","Labels":null}],"Warnings":null}"""),
        ("DELETE", var path) when path.StartsWith("/volumes/", StringComparison.Ordinal) => (204, ""),
        ("DELETE", _) => Remove(),
        _ => (404, """{"message":"page not found"}"""),
    };

    private string Containers() => Volatile.Read(ref removed) == 0
        ? """[{"Id":"aaaaaaaaaaaaaaaa","Labels":{"interpreterguard.sandbox-id":"sbx_1"}},{"Id":"bbbbbbbbbbbbbbbb","Labels":{"interpreterguardish":"x"}},{"Id":"cccccccccccccccc","Labels":null}]"""
        : "[]";

    private (int Status, string Body) Remove()
    {
        if (Keeps)
            return (409, """{"message":"removal of container aaaaaaaaaaaaaaaa is already in progress"}""");
        Interlocked.Increment(ref removed);
        return (204, "");
    }
}
