namespace InterpreterGuard.Core.Profiles;

/// <summary>What happens to a program's connections.</summary>
public enum EgressMode
{
    /// <summary>Refused, and recorded as attempts.</summary>
    None,

    /// <summary>Those to destinations that the profile names are relayed by the broker, others are refused and recorded.</summary>
    Allow,

    /// <summary>All are accepted and lead nowhere; what the program says is recorded.</summary>
    Sinkhole,
}
