namespace InterpreterGuard.Containment.Tests.Samples;

/// <summary>What a sample's first line says.</summary>
public enum SampleExpectation
{
    Completed,
    Failed,
    Detected,
}
