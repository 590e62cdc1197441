using InterpreterGuard.Core.Incidents;
using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Outbox.Destinations;

/// <summary>Whether a destination wants to know of an incident.</summary>
internal static class DestinationFilter
{
    public static bool Wants(Destination destination, Incident incident, IPolicy policy) =>
        incident.Severity >= destination.SeverityMin
        && (destination.Rules.Count == 0 || incident.Rules.Any(rule => destination.Rules.Any(wanted => Matches(wanted, rule.Value))))
        && (destination.Tags.Count == 0 || policy.Rules.Any(rule => incident.Rules.Contains(rule.Id) && rule.Tags.Intersect(destination.Tags, StringComparer.Ordinal).Any()));

    private static bool Matches(string wanted, string rule) =>
        wanted.EndsWith('*') ? rule.StartsWith(wanted[..^1], StringComparison.Ordinal) : string.Equals(rule, wanted, StringComparison.Ordinal);
}
