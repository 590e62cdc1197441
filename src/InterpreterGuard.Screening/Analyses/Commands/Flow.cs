using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Analyses.Commands;

/// <summary>Where a command stands in a pipe: what it reads, where that is known, and who reads what it writes.</summary>
internal sealed record Flow(TextValue? Input, string PipesInto, string PipesIntoText = "")
{
    public static readonly Flow None = new(null, "");
}
