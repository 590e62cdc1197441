using System.Text;
using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Outbox;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Storage.Tests;

/// <summary>Tells one destination the tenant of each incident.</summary>
internal sealed class EchoRouter : IOutboxRouter
{
    public OutboxBounds Bounds { get; } = new(1000, 1 << 20);

    public IReadOnlyList<OutboxMessage> Route(Execution execution, Incident incident, IReadOnlyList<Detection> news, bool isUpdate) =>
        [new OutboxMessage("siem", Guid.NewGuid().ToString(), incident.Id, Encoding.UTF8.GetBytes(execution.Submission.Tenant), GivenExecutions.Noon)];
}
