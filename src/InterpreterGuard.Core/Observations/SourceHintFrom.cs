namespace InterpreterGuard.Core.Observations;

/// <summary>How the place in the source is known.</summary>
public enum SourceHintFrom
{
    /// <summary>The interpreter's own stack, read from outside while the call waited for its answer.</summary>
    Frame,

    /// <summary>Screening read the same address, path, name or program on this line.</summary>
    Reading,
}
