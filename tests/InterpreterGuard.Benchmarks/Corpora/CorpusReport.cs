using System.Globalization;
using System.Text;

namespace InterpreterGuard.Benchmarks.Corpora;

/// <summary>Every miss and every false alarm with its reason, for a person who wants to know why.</summary>
internal static class CorpusReport
{
    private const int CodeShownMax = 1200;

    public static string Write(IReadOnlyList<CorpusJudgement> judgements)
    {
        var text = new StringBuilder("# What screening found in corpora, and what it did not\n\n");
        text.Append("| corpus | to be found | found | to be left alone | stopped | flagged | advised |\n|---|---|---|---|---|---|---|\n");
        foreach (var corpus in judgements.GroupBy(judgement => judgement.Program.Corpus, StringComparer.Ordinal))
        {
            var (abuse, benign) = (corpus.Where(one => one.Program.IsAbuse).ToList(), corpus.Where(one => !one.Program.IsAbuse).ToList());
            text.Append(CultureInfo.InvariantCulture, $"| {corpus.Key} | {abuse.Count} | {abuse.Count(one => one.Found)} | {benign.Count} | {benign.Count(one => one.Stopped)} | {benign.Count(one => one.Found)} | ")
                .Append(CultureInfo.InvariantCulture, $"{corpus.Count(one => one.Findings.Any(finding => finding.IsAdvice))} |\n");
        }

        Append(text, "False alarms", judgements.Where(judgement => judgement.IsFalseAlarm));
        Append(text, "Misses", judgements.Where(judgement => judgement.IsMiss));
        return text.ToString();
    }

    private static void Append(StringBuilder text, string title, IEnumerable<CorpusJudgement> judgements)
    {
        var all = judgements.ToList();
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}: {all.Count}\n");
        foreach (var (program, verdict, _, findings) in all)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {program.Corpus} {program.Id} ({program.Language}): {verdict}\n\n");
            foreach (var finding in findings.Where(finding => !finding.IsAdvice))
                text.Append(CultureInfo.InvariantCulture, $"- line {finding.Line}: {finding.Rule} {finding.Name} ({finding.Severity}, {finding.Action}): {finding.Message}\n");
            if (findings.All(finding => finding.IsAdvice))
                text.Append("- no rule speaks of anything in it\n");
            var code = program.Code.Length > CodeShownMax ? program.Code[..CodeShownMax] + "\n…" : program.Code;
            text.Append("\n    ").Append(code.ReplaceLineEndings("\n    ")).Append('\n');
        }
    }
}
