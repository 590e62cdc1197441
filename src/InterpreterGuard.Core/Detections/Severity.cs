namespace InterpreterGuard.Core.Detections;

/// <summary>How much a detection matters, least first.</summary>
public enum Severity
{
    Info,
    Low,
    Medium,
    High,
    Critical,
}
