using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Outbox;
using InterpreterGuard.Storage.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace InterpreterGuard.Storage.Outbox;

/// <summary>What is told to others about an incident: made before its transaction, written inside it, announced after it.</summary>
internal sealed class Outgoing(IOutboxRouter router, OutboxBell bell, ILogger<Outgoing> logger)
{
    public IReadOnlyList<OutboxMessage> Of(Execution execution, Incident? incident, Func<Detection, bool> isNew, bool isUpdate)
    {
        if (incident is null)
            return [];
        try
        {
            return router.Route(execution, incident, [.. execution.Detections.Where(isNew)], isUpdate);
        }
        catch (Exception broken)
        {
            // Telling others must never cost the evidence itself.
            logger.IncidentNotRouted(broken, incident.Id);
            return [];
        }
    }

    /// <summary>Inside the transaction.</summary>
    public void Store(WriterStatements statements, SqliteTransaction transaction, IReadOnlyList<OutboxMessage> messages)
    {
        if (messages.Count > 0 && statements.Outbox.Add(transaction, messages, router.Bounds) is > 0 and var lost)
            logger.OutboxFull(lost, messages[0].IncidentId);
    }

    /// <summary>After the transaction.</summary>
    public void Announce(IReadOnlyList<OutboxMessage> messages)
    {
        if (messages.Count > 0)
            bell.Ring();
    }
}
