namespace InterpreterGuard.Core.Replays;

/// <summary>What would be otherwise if another policy had judged the past, and how much of the past could be asked.</summary>
public sealed record ReplayReport
{
    /// <summary>Ended executions there are in the time asked for.</summary>
    public required long Executions { get; init; }

    /// <summary>Those that were judged again.</summary>
    public required int Replayed { get; init; }

    /// <summary>Of these, those whose source was read again because what was read then was not kept.</summary>
    public required int ReadAgain { get; init; }

    /// <summary>Of these, those that were judged on part of what was seen, because more was seen than is kept.</summary>
    public required int InPart { get; init; }

    /// <summary>Of these, those whose code would have run, or run on, where it was stopped then.</summary>
    public required int BeyondKnown { get; init; }

    /// <summary>Those that could not be judged again, by the reason in words.</summary>
    public required IReadOnlyDictionary<string, int> NotReplayable { get; init; }

    /// <summary>Those that were not looked at: older than the newest so many, or time ran out.</summary>
    public required long LeftOut { get; init; }

    /// <summary>True: time ran out before all were looked at.</summary>
    public required bool OutOfTime { get; init; }

    public required int Appears { get; init; }

    public required int Vanishes { get; init; }

    public required int Changes { get; init; }

    /// <summary>Incidents that would be otherwise, oldest first; of each kind the first ones.</summary>
    public required IReadOnlyList<ReplayedIncident> Incidents { get; init; }

    /// <summary>Incidents with the rule that was asked for, in which nothing would change; oldest first, the first ones.</summary>
    public IReadOnlyList<ReplayedIncident> Stays { get; init; } = [];

    /// <summary>Rules by which something would change, by id.</summary>
    public required IReadOnlyList<ReplayedRule> Rules { get; init; }

    /// <summary>How long the replay took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>How long the replayed executions took, from received to answered, one after the other.</summary>
    public required TimeSpan ElapsedThen { get; init; }
}
