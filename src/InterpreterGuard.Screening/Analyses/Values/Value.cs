namespace InterpreterGuard.Screening.Analyses.Values;

/// <summary>What is known of an expression without running it. Nothing known is <see langword="null"/>.</summary>
internal abstract record Value;
