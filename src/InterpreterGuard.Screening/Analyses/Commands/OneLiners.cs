using System.Text.RegularExpressions;
using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Analyses.Commands;

/// <summary>
/// Programs in languages without a front end, and options of everyday tools, that hand a text to a shell: the text where it stands in quotes. The rest of such a program stays unread; the call tells it whole.
/// </summary>
internal static partial class OneLiners
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    [GeneratedRegex(""""\bsystem\s*\(\s*"(?<command>([^"\\]|\\.)*)"|"(?<command>([^"\\]|\\.)*)"\s*\|&?\s*getline|\|&?\s*"(?<command>([^"\\]|\\.)*)"\s*"""", Options)]
    private static partial Regex Awk();

    [GeneratedRegex("""\b(system|exec|popen|shell_exec|passthru|proc_open|os\.execute|io\.popen|IO\.popen|spawn|Open3\.\w+)\s*\(?\s*("(?<command>([^"\\]|\\.)*)"|'(?<command>([^'\\]|\\.)*)')|(`|%x[({\[]|qx[({\[/])(?<command>[^`)}\]/]*)""", Options)]
    private static partial Regex Scripts();

    /// <summary>Options whose value a shell reads, by command.</summary>
    private static readonly Dictionary<string, string[]> Handing = new(StringComparer.Ordinal)
    {
        ["tar"] = ["--checkpoint-action=exec=", "--to-command=", "--use-compress-program=", "--rsh-command=", "-I"],
        ["split"] = ["--filter="],
        ["ssh"] = ["ProxyCommand=", "-oProxyCommand=", "LocalCommand="],
        ["rsync"] = ["-e", "--rsh="],
        ["vim"] = ["-c :!", ":!"],
        ["vi"] = ["-c :!", ":!"],
        ["nvim"] = [":!"],
        ["ex"] = [":!", "!"],
        ["gdb"] = ["!", "shell "],
        ["git"] = ["core.pager=", "core.sshCommand=", "core.fsmonitor=", "--upload-pack=", "--receive-pack="],
        ["man"] = ["-P", "--pager="],
        ["nmap"] = ["--interactive="],
        ["zip"] = ["-TT", "--unzip-command="],
        ["sed"] = ["1e "],
        ["wget"] = ["--use-askpass="],
        ["env"] = ["-S", "--split-string="],
    };

    /// <summary>The shell texts of a command.</summary>
    public static IEnumerable<TextValue> Of(CommandWords command)
    {
        var pattern = command.Name switch
        {
            "awk" or "gawk" or "mawk" or "nawk" => Awk(),
            "perl" or "ruby" or "php" or "lua" or "tclsh" or "expect" or "R" or "Rscript" => Scripts(),
            _ => null,
        };
        if (pattern is not null)
        {
            return command.Words.Skip(1).Append(command.Input).OfType<TextValue>()
                .SelectMany(word => pattern.Matches(word.Text).Select(match => Text(match.Groups["command"].Value.Replace("\\\"", "\"", StringComparison.Ordinal))));
        }
        return Handing.TryGetValue(command.Name, out var options) ? Handed(command.Words, options) : [];
    }

    private static IEnumerable<TextValue> Handed(IReadOnlyList<TextValue> words, string[] options)
    {
        for (var index = 1; index < words.Count; index++)
        {
            foreach (var option in options)
            {
                if (words[index].Text.StartsWith(option, StringComparison.Ordinal) && words[index].Text.Length > option.Length)
                    yield return Text(words[index].Text[option.Length..]);
                else if (words[index].Text == option && option.StartsWith('-') && index + 1 < words.Count)
                    yield return words[index + 1];
            }
        }
    }

    private static TextValue Text(string text) => new(text, !text.Contains(TextValue.Gap, StringComparison.Ordinal));
}
