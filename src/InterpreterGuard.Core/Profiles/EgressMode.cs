namespace InterpreterGuard.Core.Profiles;

/// <summary>What happens to a program's connections.</summary>
public enum EgressMode
{
    /// <summary>Refused, and recorded as attempts.</summary>
    None,
}
