namespace InterpreterGuard.Benchmarks.Corpora;

/// <summary>A program as the host judged it.</summary>
internal sealed record CorpusJudgement(CorpusProgram Program, string Verdict, double ElapsedMilliseconds, IReadOnlyList<CorpusFinding> Findings)
{
    /// <summary>A finding of abuse of medium severity or higher.</summary>
    public bool Found => Findings.Any(finding => finding.Counts);

    public bool Stopped => Verdict != "allow";

    public bool IsMiss => Program.IsAbuse && !Found;

    public bool IsFalseAlarm => !Program.IsAbuse && (Found || Stopped);
}
