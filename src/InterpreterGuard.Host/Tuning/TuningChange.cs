namespace InterpreterGuard.Host.Tuning;

/// <summary>In what way a rule is to say less.</summary>
internal enum TuningChange
{
    /// <summary>An exception for what it matched, for a time.</summary>
    Exception,

    /// <summary>Another number that its counter is compared with.</summary>
    Threshold,
}
