using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Streaming;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Masking;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Host.Streaming;

/// <summary>Writes an execution's events as server-sent events. The last one is the whole answer, as this caller may see it.</summary>
internal sealed class EventStream(IEvidenceStore evidence, AgentView view, TimeProvider time, IOptions<StreamingOptions> options, IOptions<JsonOptions> json)
{
    public const string ContentType = "text/event-stream";

    /// <param name="context">Where to.</param>
    /// <param name="caller">Who reads.</param>
    /// <param name="policy">What says how much the caller sees.</param>
    /// <param name="log">The events.</param>
    /// <param name="after">The number of the last event the caller has.</param>
    public async Task WriteAsync(HttpContext context, Caller caller, IPolicy policy, EventLog log, long after)
    {
        var stop = context.RequestAborted;
        var writer = Begin(context);
        await context.Response.StartAsync(stop);
        var events = log.Read(after);
        while (await MoreAsync(events, writer, stop))
        {
            while (events.TryRead() is { } happened)
            {
                if (happened is CompletedEvent)
                    await WriteEndAsync(writer, events.Sequence, log.Id, caller, policy, stop);
                else
                    Write(writer, events.Sequence, happened.Name, EventData.Of(happened));
            }

            // A reader that is slow is waited for here, and what it has not read yet waits in the log.
            await writer.FlushAsync(stop);
        }

        await writer.FlushAsync(stop);
    }

    /// <summary>Writes the end alone, of an execution whose events are gone.</summary>
    public async Task WriteEndAsync(HttpContext context, Caller caller, IPolicy policy, ExecutionId id)
    {
        var writer = Begin(context);
        await WriteEndAsync(writer, 1, id, caller, policy, context.RequestAborted);
        await writer.FlushAsync(context.RequestAborted);
    }

    private static PipeWriter Begin(HttpContext context)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = ContentType;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return context.Response.BodyWriter;
    }

    private async Task<bool> MoreAsync(EventCursor events, PipeWriter writer, CancellationToken stop)
    {
        var more = events.MoreAsync(stop);
        while (true)
        {
            try
            {
                return await more.WaitAsync(TimeSpan.FromSeconds(options.Value.HeartbeatSeconds), time, stop);
            }
            catch (TimeoutException)
            {
                writer.Write(": heartbeat\n\n"u8);
                await writer.FlushAsync(stop);
            }
        }
    }

    // What could not be kept has no answer: the stream ends without one.
    private async Task WriteEndAsync(PipeWriter writer, long sequence, ExecutionId id, Caller caller, IPolicy policy, CancellationToken stop)
    {
        if (await evidence.FindExecutionAsync(id, stop) is not { Status: not ExecutionStatus.Running } execution)
            return;
        var answer = view.Seen(execution, caller, policy);
        Write(writer, sequence, new CompletedEvent().Name, answer);
    }

    // JSON has no line ends outside of strings and none inside them, so one data line holds it.
    private void Write(PipeWriter writer, long sequence, string name, object data)
    {
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {sequence}\nevent: {name}\ndata: "), writer);
        using (var text = new Utf8JsonWriter(writer, new JsonWriterOptions { SkipValidation = true }))
            JsonSerializer.Serialize(text, data, data.GetType(), json.Value.SerializerOptions);
        writer.Write("\n\n"u8);
    }
}
