using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Outbox;

namespace InterpreterGuard.Review.Tests;

/// <summary>Tells a destination of each incident, whose name is the incident's text. No settings name such a one, so that nobody delivers what waits there.</summary>
internal sealed class HostileRouter : IOutboxRouter
{
    public OutboxBounds Bounds { get; } = new(1000, 1 << 20);

    public IReadOnlyList<OutboxMessage> Route(Execution execution, Incident incident, IReadOnlyList<Detection> news, bool isUpdate) =>
        [new OutboxMessage(incident.Summary, $"msg_{Guid.CreateVersion7(incident.OpenedAt):N}", incident.Id, new byte[] { 1 }, incident.OpenedAt)];
}
