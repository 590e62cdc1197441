using InterpreterGuard.Host.Keeping;
using InterpreterGuard.Host.Admission;

namespace InterpreterGuard.Host.Health;

/// <summary>Whether the host can run code now. Status <c>ready</c> (200), <c>degraded</c> (200: it runs code, but somebody should look) or <c>unable</c> (503). <c>Reasons</c> says why it is not ready, in a sentence each.</summary>
internal sealed record HealthResponse(string Status, EngineHealth Engine, PoolHealth Pool, QueueHealth Queue, PolicyHealth Policy, ParserHealth Parser,
    OutboxHealth Outbox, RoomHealth Room, IReadOnlyList<string> Reasons);
