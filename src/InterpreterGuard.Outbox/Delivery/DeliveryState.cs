using InterpreterGuard.Core.Outbox;
using Polly;

namespace InterpreterGuard.Outbox.Delivery;

/// <summary>What is known of one message while it is tried.</summary>
internal sealed class DeliveryState(WaitingMessage message)
{
    public static readonly ResiliencePropertyKey<DeliveryState> Key = new("delivery");

    public WaitingMessage Message { get; } = message;

    public int Attempts { get; set; }

    public int Refusals { get; set; }

    public bool GivesUp { get; set; }
}
