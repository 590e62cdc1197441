namespace InterpreterGuard.Screening.Fragments;

/// <summary>A text that does not parse alone, made into one that may. Every line of the text keeps its columns.</summary>
/// <param name="Code">What is parsed instead.</param>
/// <param name="LinesBefore">How many lines were put before the text's first one.</param>
/// <param name="Told">What was taken for what, for whoever reads the report.</param>
internal sealed record Fragment(string Code, int LinesBefore, string Told);
