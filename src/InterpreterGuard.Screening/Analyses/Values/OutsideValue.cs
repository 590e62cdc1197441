using InterpreterGuard.Screening.Analyses.Flows;

namespace InterpreterGuard.Screening.Analyses.Values;

/// <summary>Something of which nothing is known but where it came from.</summary>
internal sealed record OutsideValue : Value
{
    public OutsideValue(Origins origins) => Origins = origins;
}
