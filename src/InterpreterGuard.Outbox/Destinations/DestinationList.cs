using Microsoft.Extensions.Options;

namespace InterpreterGuard.Outbox.Destinations;

/// <summary>The destinations of this host. Read once: a change needs a restart, as with every setting.</summary>
internal sealed class DestinationList(IOptions<OutboxOptions> options)
{
    public IReadOnlyList<Destination> All { get; } = DestinationReader.Read(options.Value).Destinations;
}
