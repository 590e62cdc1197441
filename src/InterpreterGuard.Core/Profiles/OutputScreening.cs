namespace InterpreterGuard.Core.Profiles;

/// <summary>What happens to text that comes out of an execution, and would be read by a model.</summary>
public enum OutputScreening
{
    /// <summary>It is not read. Decoys are looked for all the same.</summary>
    Off,

    /// <summary>It is read, and rules judge what is in it.</summary>
    Record,

    /// <summary>As above, and the answer names the places.</summary>
    Mark,

    /// <summary>As above, and an agent gets a sentence in place of what was found. Evidence keeps it.</summary>
    Withhold,
}
