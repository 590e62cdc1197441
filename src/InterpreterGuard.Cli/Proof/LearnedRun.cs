using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Policies.Learning;

namespace InterpreterGuard.Cli.Proof;

/// <summary>One run of a program of the corpus.</summary>
/// <param name="Program">The program.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Read">What screening read in it.</param>
/// <param name="Seen">What was seen while it ran.</param>
/// <param name="Said">What rules would have stopped or reported.</param>
internal sealed record LearnedRun(string Program, string Status, IReadOnlyList<CodeFact> Read, IReadOnlyList<Observation> Seen, IReadOnlyList<LearnedMatch> Said);
