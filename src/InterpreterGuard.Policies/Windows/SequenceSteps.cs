namespace InterpreterGuard.Policies.Windows;

/// <summary>How far one sequence has come in one scope.</summary>
internal sealed class SequenceSteps
{
    /// <summary>Steps before the rule's own fact.</summary>
    public const int StepsMax = 4;

    private readonly StepMarks?[] _steps = new StepMarks?[StepsMax];

    public StepMarks? At(int step) => _steps[step];

    public StepMarks Make(int step) => _steps[step] ??= new();
}
