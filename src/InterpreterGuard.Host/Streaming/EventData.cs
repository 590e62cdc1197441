using InterpreterGuard.Core.Streaming;

namespace InterpreterGuard.Host.Streaming;

/// <summary>What stands in an event's data.</summary>
internal static class EventData
{
    public static object Of(ExecutionEvent happened) => happened switch
    {
        StartedEvent started => new StartedData(started.Id.ToString(), started.SessionId, started.Language.Name),
        OutputEvent output => new TextData(output.Text),
        ResultEvent result => result.Result,
        ArtifactEvent artifact => artifact.Artifact,
        ErrorEvent error => error.Error,
        _ => throw new InvalidOperationException($"A '{happened.Name}' has no data of its own."),
    };
}
