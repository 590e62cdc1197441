namespace InterpreterGuard.Core.Cases;

/// <summary>
/// How much an incident asks for a person's eye: 0 to 100, a plain sum of parts that are shown with it. It orders the queue and decides nothing.
/// </summary>
/// <param name="Score">The sum, at most 100.</param>
/// <param name="Parts">What it is made of; those that add nothing are left out.</param>
public sealed record RiskScore(int Score, IReadOnlyList<RiskPart> Parts)
{
    public static readonly RiskScore None = new(0, []);

    public static RiskScore Of(IEnumerable<RiskPart> parts)
    {
        var adding = parts.Where(part => part.Points > 0).ToList();
        return new RiskScore(Math.Min(100, adding.Sum(part => part.Points)), adding);
    }
}
