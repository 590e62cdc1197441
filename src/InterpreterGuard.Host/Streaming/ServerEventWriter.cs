using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;

namespace InterpreterGuard.Host.Streaming;

/// <summary>Writes server-sent events to one caller. A caller that is slow is waited for, and holds up nobody else.</summary>
internal sealed class ServerEventWriter(PipeWriter writer, TimeSpan heartbeat, TimeProvider time, JsonSerializerOptions json, CancellationToken stop)
{
    /// <summary>The caller went away.</summary>
    public CancellationToken Stop => stop;

    /// <summary>Writes one. JSON has no line ends outside of strings and none inside them, so one data line holds it.</summary>
    /// <param name="sequence">What a caller that lost the connection says it has seen; <see langword="null"/>: the event counts for nothing.</param>
    /// <param name="name">Its name.</param>
    /// <param name="data">Its data.</param>
    public void Write(long? sequence, string name, object data)
    {
        if (sequence is { } number)
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {number}\n"), writer);
        Encoding.UTF8.GetBytes($"event: {name}\ndata: ", writer);
        using (var text = new Utf8JsonWriter(writer, new JsonWriterOptions { SkipValidation = true }))
            JsonSerializer.Serialize(text, data, data.GetType(), json);
        writer.Write("\n\n"u8);
    }

    public ValueTask<FlushResult> FlushAsync() => writer.FlushAsync(stop);

    /// <inheritdoc cref="WaitAsync{T}"/>
    public Task WaitAsync(Task awaited) => WaitAsync(awaited.ContinueWith(_ => true, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default));

    /// <summary>Waits, and meanwhile sends a line that means nothing now and then, so that nothing between takes the connection for dead.</summary>
    public async Task<T> WaitAsync<T>(Task<T> awaited)
    {
        while (true)
        {
            try
            {
                return await awaited.WaitAsync(heartbeat, time, stop);
            }
            catch (TimeoutException)
            {
                writer.Write(": heartbeat\n\n"u8);
                await writer.FlushAsync(stop);
            }
        }
    }
}
