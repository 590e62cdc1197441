using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Policies.Learning;

/// <summary>A rule that spoke of an honest program.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Fact">What it spoke of.</param>
/// <param name="Program">The program, as the corpus names it.</param>
/// <param name="Run">In which run of the program, from 1. What differs from run to run is no mark of the program.</param>
public sealed record LearnedMatch(RuleId Rule, Fact Fact, string Program, int Run);
