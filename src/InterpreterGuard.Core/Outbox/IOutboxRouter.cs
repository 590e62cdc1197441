using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Incidents;

namespace InterpreterGuard.Core.Outbox;

/// <summary>Says what is to be told to whom when an incident is opened or changes. What it says is kept in the same transaction as the incident.</summary>
public interface IOutboxRouter
{
    /// <summary>How much may wait.</summary>
    OutboxBounds Bounds { get; }

    /// <summary>The messages, in the order in which they are to go. Runs on the caller's thread; looks nothing up.</summary>
    /// <param name="execution">With the observations its new detections speak of.</param>
    /// <param name="incident">As it reads now.</param>
    /// <param name="news">The detections that nobody was told of.</param>
    /// <param name="isUpdate">The incident was told of before.</param>
    IReadOnlyList<OutboxMessage> Route(Execution execution, Incident incident, IReadOnlyList<Detection> news, bool isUpdate);
}
