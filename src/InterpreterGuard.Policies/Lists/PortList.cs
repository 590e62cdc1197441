using System.Collections;

namespace InterpreterGuard.Policies.Lists;

/// <summary>A list of ports and ranges of ports.</summary>
public sealed class PortList : IPolicyList
{
    private readonly BitArray _ports = new(65536);

    internal PortList(IReadOnlyList<(int From, int To)> ranges)
    {
        Count = ranges.Count;
        foreach (var (from, to) in ranges)
        {
            for (var port = from; port <= to; port++)
                _ports[port] = true;
        }
    }

    public int Count { get; }

    internal bool Has(int port) => port is >= 0 and < 65536 && _ports[port];
}
