using InterpreterGuard.Core.Outbox;

namespace InterpreterGuard.Outbox.Delivery;

/// <summary>Speaks to one destination. Not for two callers at once.</summary>
internal interface ISender : IDisposable
{
    /// <summary>Makes one attempt. Everything the receiver or the network does is an outcome; only cancellation throws.</summary>
    Task<DeliveryOutcome> SendAsync(WaitingMessage message, CancellationToken cancellationToken);
}
