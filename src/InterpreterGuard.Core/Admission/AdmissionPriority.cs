namespace InterpreterGuard.Core.Admission;

/// <summary>How soon somebody's turn comes.</summary>
public enum AdmissionPriority
{
    /// <summary>Somebody waits for the answer.</summary>
    Interactive,

    /// <summary>It may take its time. It gets its share of turns also while others are in a hurry.</summary>
    Batch,
}
