using System.Net.ServerSentEvents;
using System.Text.Json;

namespace InterpreterGuard.Client.Transport;

/// <summary>Server-sent events as typed ones. A kind that this client does not know is passed over.</summary>
internal static class EventReader
{
    public static async IAsyncEnumerable<ExecutionEvent> ReadAsync(Stream stream, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in SseParser.Create(stream, Parse).EnumerateAsync(cancellationToken))
        {
            if (item.Data is { } read)
                yield return read with { EventId = item.EventId };
        }
    }

    private static ExecutionEvent? Parse(string kind, ReadOnlySpan<byte> data) => kind switch
    {
        "started" => JsonSerializer.Deserialize<ExecutionStarted>(data, Wire.Options),
        "stdout" => JsonSerializer.Deserialize<OutputWritten>(data, Wire.Options),
        "stderr" => JsonSerializer.Deserialize<OutputWritten>(data, Wire.Options) is { } output ? output with { IsError = true } : null,
        "result" => JsonSerializer.Deserialize<ExecutionResult>(data, Wire.Options) is { } result ? new ResultProduced { Result = result } : null,
        "artifact" => JsonSerializer.Deserialize<Artifact>(data, Wire.Options) is { } file ? new ArtifactWritten { File = file } : null,
        "error" => JsonSerializer.Deserialize<ExecutionError>(data, Wire.Options) is { } error ? new ErrorRaised { Error = error } : null,
        "completed" => new ExecutionEnded { Execution = Wire.Read<Execution>(data) },
        _ => null,
    };
}
