namespace InterpreterGuard.Screening.Analyses.Flows;

/// <summary>A flow before it becomes a fact: the fields of <see cref="Core.Facts.CodeFlow"/> without its place.</summary>
internal sealed record FlowFact(Origin Origin, string Sink, string SinkName, string Argument, string Text, bool Whole);
