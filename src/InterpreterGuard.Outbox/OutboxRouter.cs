using System.Reflection;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Outbox;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Outbox.Delivery;
using InterpreterGuard.Outbox.Destinations;
using InterpreterGuard.Outbox.Formats;
using InterpreterGuard.Outbox.Reports;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Outbox;

/// <summary>Writes an incident's messages for each destination that wants to know.</summary>
internal sealed class OutboxRouter(DestinationList destinations, IPolicies policies, TimeProvider time, IOptions<OutboxOptions> options, DeliveryTraces traces) : IOutboxRouter
{
    private static readonly string Version = typeof(OutboxRouter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public OutboxBounds Bounds { get; } = new(options.Value.MessagesMax, (long)options.Value.MebibytesMax << 20);

    public IReadOnlyList<OutboxMessage> Route(Execution execution, Incident incident, IReadOnlyList<Detection> news, bool isUpdate)
    {
        if (destinations.All.Count == 0)
            return [];
        var policy = policies.Current;
        var now = time.GetUtcNow();
        var messages = new List<OutboxMessage>();
        foreach (var destination in destinations.All.Where(destination => DestinationFilter.Wants(destination, incident, policy)))
        {
            var id = $"msg_{Guid.CreateVersion7(now):N}";
            var report = ReportWriter.Write(execution, incident, news, new ReportOrigin(id, now, Environment.MachineName, Version, policy.Redaction, isUpdate));
            messages.AddRange(Documents.Write(destination.Format, report).Select(document => new OutboxMessage(
                destination.Name, document.Id, incident.Id, BodyFor(destination, incident, now, document), now)));
        }

        foreach (var message in messages)
            traces.Keep(message.Id);
        return messages;
    }

    private static byte[] BodyFor(Destination destination, Incident incident, DateTimeOffset now, OutboxDocument document) => destination.Kind == DestinationKind.Webhook
        ? document.Body
        : SyslogLine.Write(incident.Severity, now, Environment.MachineName, destination.Format, document.Body);
}
