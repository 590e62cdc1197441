using InterpreterGuard.Core.Overviews;

namespace InterpreterGuard.Host.Overviews;

/// <summary>Incidents of an ATT&amp;CK technique.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name; missing for one that is not in our table.</param>
/// <param name="Tactics">The tactics it serves; none for one that is not in our table.</param>
/// <param name="Incidents">How many, those of its sub-techniques too.</param>
/// <param name="Joined">Executions that joined one instead of opening one of their own.</param>
public sealed record TechniqueResponse(string Id, string? Name, IReadOnlyList<string> Tactics, long Incidents, long Joined)
{
    internal long All => Incidents + Joined;

    internal static TechniqueResponse Of(IncidentsOfTechnique counted) =>
        AttackMatrix.Techniques.TryGetValue(counted.Technique, out var known)
            ? new(counted.Technique, known.Name, known.Tactics, counted.Count, counted.Joined)
            : new(counted.Technique, null, [], counted.Count, counted.Joined);
}
