using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Incidents;

namespace InterpreterGuard.Core.Outbox;

/// <summary>Nobody is told: a host without destinations, and programs that keep evidence without being one.</summary>
public sealed class NoOutbox : IOutboxRouter
{
    public OutboxBounds Bounds { get; } = new(1, 1);

    public IReadOnlyList<OutboxMessage> Route(Execution execution, Incident incident, IReadOnlyList<Detection> news, bool isUpdate) => [];
}
