namespace InterpreterGuard.Core.Observations;

/// <summary>Can tell where in its source a process is, as long as it waits for its answer. Asked only of what matters: it costs some tens of microseconds.</summary>
public interface ISourceReader
{
    /// <summary>The place; <see langword="null"/> where the runtime does not tell it cheaply. Never throws.</summary>
    SourceHint? Read();
}
