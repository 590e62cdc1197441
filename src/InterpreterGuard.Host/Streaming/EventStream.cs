using InterpreterGuard.Core.Evidence;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Streaming;
using InterpreterGuard.Host.Access;
using InterpreterGuard.Host.Masking;

namespace InterpreterGuard.Host.Streaming;

/// <summary>Writes an execution's events as server-sent events. The last one is the whole answer, as this caller may see it.</summary>
internal sealed class EventStream(IEvidenceStore evidence, AgentView view, ServerEvents streams)
{
    /// <param name="context">Where to.</param>
    /// <param name="caller">Who reads.</param>
    /// <param name="policy">What says how much the caller sees.</param>
    /// <param name="log">The events.</param>
    /// <param name="after">The number of the last event the caller has.</param>
    public async Task WriteAsync(HttpContext context, Caller caller, IPolicy policy, EventLog log, long after)
    {
        var writer = streams.Begin(context);
        await context.Response.StartAsync(writer.Stop);
        var events = log.Read(after);
        while (await writer.WaitAsync(events.MoreAsync(writer.Stop)))
        {
            while (events.TryRead() is { } happened)
            {
                if (happened is CompletedEvent)
                    await WriteEndAsync(writer, events.Sequence, log.Id, caller, policy);
                else
                    writer.Write(events.Sequence, happened.Name, EventData.Of(happened));
            }

            // A reader that is slow is waited for here, and what it has not read yet waits in the log.
            await writer.FlushAsync();
        }

        await writer.FlushAsync();
    }

    /// <summary>Writes the end alone, of an execution whose events are gone.</summary>
    public async Task WriteEndAsync(HttpContext context, Caller caller, IPolicy policy, ExecutionId id)
    {
        var writer = streams.Begin(context);
        await WriteEndAsync(writer, 1, id, caller, policy);
        await writer.FlushAsync();
    }

    /// <summary>Writes the whole answer as the last event. What could not be kept has no answer: the stream ends without one.</summary>
    public async Task WriteEndAsync(ServerEventWriter writer, long? sequence, ExecutionId id, Caller caller, IPolicy policy)
    {
        if (await evidence.FindExecutionAsync(id, writer.Stop) is { Status: not ExecutionStatus.Running } execution)
            writer.Write(sequence, new CompletedEvent().Name, view.Seen(execution, caller, policy));
    }
}
