namespace InterpreterGuard.Benchmarks.Corpora;

/// <summary>What a rule said of a program.</summary>
internal sealed record CorpusFinding(string Rule, string Name, string Severity, string Action, string Message, int Line)
{
    /// <summary>It is about code that is not safe to use, not about what the code is up to.</summary>
    public bool IsAdvice => Action == "advise";

    public bool Counts => !IsAdvice && Severity is "medium" or "high" or "critical";
}
