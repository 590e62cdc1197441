using System.Globalization;
using System.Text;

namespace InterpreterGuard.Policies.Learning;

/// <summary>Writes what was learned as the files of an overlay folder, to be read by a person before anybody uses them.</summary>
public static class LearnedFiles
{
    private const int DaysMax = 180;
    private const int ProgramsNamed = 12;

    /// <summary>The files by name; none where nothing is needed.</summary>
    /// <param name="learned">What was learned.</param>
    /// <param name="owner">Who answers for it.</param>
    /// <param name="today">The day it is written.</param>
    public static IReadOnlyDictionary<string, string> Write(Learned learned, string owner, DateOnly today)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (learned.Exceptions.Count > 0)
            files["exceptions.yaml"] = ExceptionsFile(learned.Exceptions, owner, today);
        if (learned.Changes.Count > 0)
            files["learned.yaml"] = ChangesFile(learned.Changes);
        return files;
    }

    private static string ExceptionsFile(IReadOnlyList<LearnedException> exceptions, string owner, DateOnly today)
    {
        var text = new StringBuilder("# Proposed by 'guard policy learn' from a corpus of honest code. Read each before it is used: the corpus may be less honest than it looks.\n");
        foreach (var (number, exception) in exceptions.Index())
        {
            text.Append('\n').Append("# needed by ").Append(Named(exception.Programs)).Append('\n')
                .Append(CultureInfo.InvariantCulture, $"- id: EX-learned-{today:yyyyMMdd}-{number + 1}\n")
                .Append("  rules: [").AppendJoin(", ", exception.Rules).Append("]\n")
                .Append("  when: ").Append(Quoted(exception.When)).Append('\n')
                .Append("  owner: ").Append(Quoted(owner)).Append('\n')
                .Append("  reason: Honest code of the corpus does this.\n")
                .Append(CultureInfo.InvariantCulture, $"  created: {today:yyyy-MM-dd}\n")
                .Append(CultureInfo.InvariantCulture, $"  expires: {today.AddDays(DaysMax):yyyy-MM-dd}\n");
        }

        return text.ToString();
    }

    private static string ChangesFile(IReadOnlyList<LearnedChange> changes)
    {
        var text = new StringBuilder("why: Proposed by 'guard policy learn' from a corpus of honest code. Read each line before it is used.\n\nrules:\n");
        foreach (var change in changes)
        {
            text.Append("  # needed by ").Append(Named(change.Programs)).Append(": ").Append(OneLine(change.Why)).Append('\n')
                .Append("  ").Append(change.Rule).Append(": { then: record }\n");
        }

        return text.ToString();
    }

    private static string Named(IReadOnlyList<string> programs) =>
        string.Join(", ", programs.Take(ProgramsNamed).Select(OneLine)) + (programs.Count > ProgramsNamed ? $" and {programs.Count - ProgramsNamed} more" : "");

    private static string Quoted(string text) => $"'{OneLine(text).Replace("'", "''", StringComparison.Ordinal)}'";

    // A file's name may hold a line break, and what stands behind one is no comment any more.
    private static string OneLine(string text) => string.Concat(text.Select(character => char.IsControl(character) || character is '\u0085' or '\u2028' or '\u2029' ? '?' : character));
}
