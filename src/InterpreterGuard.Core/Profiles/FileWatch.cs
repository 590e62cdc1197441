namespace InterpreterGuard.Core.Profiles;

/// <summary>Which file opens are looked at while code runs.</summary>
public enum FileWatch
{
    /// <summary>None. Decoys and sensitive paths go unseen.</summary>
    Off,

    /// <summary>Every open is asked about, those of sensitive paths are recorded.</summary>
    Sensitive,

    /// <summary>Every open is recorded.</summary>
    All,
}
