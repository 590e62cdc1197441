namespace InterpreterGuard.Core.Replays;

/// <summary>What another policy would do to an incident.</summary>
public enum ReplayChange
{
    /// <summary>There was none, and there would be one.</summary>
    Appears,

    /// <summary>There was one, and there would be none.</summary>
    Vanishes,

    /// <summary>There was one and there would be one, of another severity, decision or with other rules.</summary>
    Changes,

    /// <summary>There was one, and there would be the same.</summary>
    Stays,
}
