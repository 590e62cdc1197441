using System.Collections.Concurrent;
using System.Diagnostics;

namespace InterpreterGuard.Outbox.Delivery;

/// <summary>
/// Which trace a message belongs to, from the moment it is written to its delivery. In memory and bounded: after a restart, or behind very many others, a delivery begins a trace of its own. A trace helps a person
/// to look; what happened stands in the evidence.
/// </summary>
internal sealed class DeliveryTraces
{
    private const int KeptMax = 10_000;

    private readonly ConcurrentDictionary<string, ActivityContext> _contexts = new(StringComparer.Ordinal);

    public void Keep(string messageId)
    {
        if (Activity.Current is { Recorded: true, Context: var context } && _contexts.Count < KeptMax)
            _contexts[messageId] = context;
    }

    public ActivityContext Find(string messageId) => _contexts.GetValueOrDefault(messageId);

    public void Forget(string messageId) => _contexts.TryRemove(messageId, out _);
}
