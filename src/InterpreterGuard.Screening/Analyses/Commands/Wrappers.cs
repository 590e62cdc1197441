using System.Collections.Frozen;
using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Analyses.Commands;

/// <summary>Commands that start another one, and where its words begin.</summary>
internal static class Wrappers
{
    /// <summary>For each wrapper: its options that take a word of their own, and how many words stand before the command.</summary>
    private static readonly FrozenDictionary<string, (string Options, int Words)> Known = new Dictionary<string, (string, int)>(StringComparer.Ordinal)
    {
        ["sudo"] = ("ugpCDhrtTRU", 0),
        ["doas"] = ("uC", 0),
        ["env"] = ("uSC", 0),
        ["nohup"] = ("", 0),
        ["setsid"] = ("", 0),
        ["timeout"] = ("sk", 1),
        ["xargs"] = ("IiLnPdEsa", 0),
        ["parallel"] = ("jIN", 0),
        ["command"] = ("", 0),
        ["builtin"] = ("", 0),
        ["exec"] = ("a", 0),
        ["time"] = ("fo", 0),
        ["nice"] = ("n", 0),
        ["ionice"] = ("cnp", 0),
        ["stdbuf"] = ("ioe", 0),
        ["strace"] = ("eops", 0),
        ["ltrace"] = ("eop", 0),
        ["taskset"] = ("", 1),
        ["chroot"] = ("", 1),
        ["busybox"] = ("", 0),
        ["toybox"] = ("", 0),
        ["unshare"] = ("SGRw", 0),
        ["nsenter"] = ("tSG", 0),
        ["setarch"] = ("", 1),
        ["fakeroot"] = ("", 0),
        ["proxychains"] = ("f", 0),
        ["proxychains4"] = ("f", 0),
        ["torsocks"] = ("", 0),
        ["caffeinate"] = ("", 0),
        ["systemd-run"] = ("pu", 0),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The command inside, with the assignments that <c>env</c> and <c>sudo</c> take before it; <see langword="null"/> when there is none.</summary>
    public static CommandWords? Inside(string name, IReadOnlyList<TextValue> words)
    {
        if (name is "find" or "fd")
            return Executed(words).FirstOrDefault();
        if (!Known.TryGetValue(name, out var wrapper))
            return null;
        // "command -v x" only asks where x is.
        if (name is "command" && words.Count > 1 && words[1].Text is "-v" or "-V")
            return null;
        var index = 1;
        while (index < words.Count && words[index].Text is ['-', _, ..] option)
        {
            var takesWord = option.Length == 2 && wrapper.Options.Contains(option[1], StringComparison.Ordinal);
            index += takesWord ? 2 : 1;
            if (option is "--")
                break;
        }
        index += wrapper.Words;
        var assignments = new Dictionary<string, TextValue>(StringComparer.Ordinal);
        while (name is "env" or "sudo" && index < words.Count && words[index].Text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
        {
            var text = words[index++];
            assignments[text.Text[..equals]] = text with { Text = text.Text[(equals + 1)..] };
        }
        return index < words.Count ? new CommandWords([.. words.Skip(index)]) { Assignments = assignments } : null;
    }

    /// <summary>What a command starts after the one that is inside of it: <c>find … -exec a ; -exec b ;</c>.</summary>
    public static IEnumerable<CommandWords> Beside(string name, IReadOnlyList<TextValue> words) => name is "find" or "fd" ? Executed(words).Skip(1) : [];

    private static IEnumerable<CommandWords> Executed(IReadOnlyList<TextValue> words)
    {
        for (var index = 1; index < words.Count - 1; index++)
        {
            if (words[index].Text is not ("-exec" or "-execdir" or "-ok" or "-okdir" or "-x" or "--exec"))
                continue;
            TextValue[] started = [.. words.Skip(index + 1).TakeWhile(word => word.Text is not (";" or "+"))];
            index += started.Length;
            yield return new CommandWords(started);
        }
    }
}
