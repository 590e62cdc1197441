using System.ComponentModel.DataAnnotations;

namespace InterpreterGuard.Storage;

/// <summary>
/// When equal executions stop opening incidents of their own. Section <c>Storage:Joining</c>. Evidence is kept whole either way; see the README for what joins what.
/// </summary>
public sealed class JoiningOptions
{
    public const string Section = "Storage:Joining";

    /// <summary>
    /// Incidents with the same fingerprint that a tenant's executions open within <see cref="Window"/>. Those beyond it join the newest open incident that tells as much as theirs would;
    /// where none does, they open one. 1 to 10000, default 50.
    /// </summary>
    [Range(1, 10_000)]
    public int EqualIncidentsMax { get; set; } = 50;

    /// <summary>How far back openings are counted. 0 to 1 day, default 1 hour. 0: each opens an incident of its own, however many there are.</summary>
    [Range(typeof(TimeSpan), "0", "1.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromHours(1);
}
