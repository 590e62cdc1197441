using System.Text;
using InterpreterGuard.Core.Observations;

namespace InterpreterGuard.Monitoring.Network;

/// <summary>
/// What an execution says by looking up names: all that stands left of one domain is one text, for a label holds 63 letters and values are longer. Safe from any thread.
/// </summary>
internal sealed class SpokenNames
{
    // Beyond these each name is a text of its own.
    private const int DomainsMax = 64;
    private const int DomainLabels = 2;

    private readonly Dictionary<string, (Leaving Text, string Last, Decision Decision)> _domains = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes the next name and says what is to become of it.</summary>
    public Decision Look(EgressScope scope, string name, ProcessReference process)
    {
        var labels = name.Split('.');
        if (labels.Length <= DomainLabels)
            return Text(scope, "").Look(Encoding.ASCII.GetBytes(name), process, name);
        var domain = string.Join('.', labels[^DomainLabels..]);
        var said = string.Join('.', labels[..^DomainLabels]);
        lock (_domains)
        {
            var known = _domains.TryGetValue(domain, out var spoken);

            // Each name is asked for twice, once for each family of addresses. And what leaves in pieces has not left while the last ones stay.
            if (known && (spoken.Decision != Decision.Allowed || string.Equals(said, spoken.Last, StringComparison.OrdinalIgnoreCase)))
                return spoken.Decision;
            var text = known ? spoken.Text : Text(scope, domain);
            var decision = text.Look(Encoding.ASCII.GetBytes(said), process, name);
            if (known || _domains.Count < DomainsMax)
                _domains[domain] = (text, said, decision);
            return decision;
        }
    }

    private static Leaving Text(EgressScope scope, string domain) => new(scope, "lookup", domain, domain, domain, group: "");
}
