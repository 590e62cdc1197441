using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Analyses.Values;

namespace InterpreterGuard.Screening.Analyses.Commands;

/// <summary>Commands that run code they are given: which language, and where the code stands.</summary>
internal static class Interpreters
{
    public static Language? LanguageOf(string name) => name switch
    {
        "bash" or "sh" or "dash" or "zsh" or "ksh" or "ash" or "rbash" or "mksh" => Language.Shell,
        "node" or "nodejs" => Language.JavaScript,
        "ipython" or "ipython3" or "pypy" or "pypy3" => Language.Python,
        _ when name.StartsWith("python", StringComparison.Ordinal) && name["python".Length..].All(letter => char.IsAsciiDigit(letter) || letter == '.') => Language.Python,
        _ => null,
    };

    /// <summary>The option that gives code.</summary>
    public static string CodeOption(Language language) => language == Language.JavaScript ? "-e" : "-c";

    /// <summary>The code of <c>-c</c>, or <c>-e</c> and its kin for Node. Shells take it as the next word that is no option; Python takes what follows at once.</summary>
    public static TextValue? Code(IReadOnlyList<TextValue> words, Language language)
    {
        if (language == Language.JavaScript)
            return NodeCode(words);
        for (var index = 1; index < words.Count; index++)
        {
            var word = words[index].Text;
            if (!word.StartsWith('-') || word.StartsWith("--", StringComparison.Ordinal))
            {
                if (!word.StartsWith('-') && !word.StartsWith('+'))
                    return null;
                continue;
            }
            var place = word.IndexOf('c', StringComparison.Ordinal);
            if (place < 0)
            {
                // Options that take a word of their own.
                if (word is "-o" or "-O" or "-W" or "-X")
                    index++;
                continue;
            }
            if (language == Language.Python && place + 1 < word.Length)
                return words[index] with { Text = word[(place + 1)..] };
            return words.Skip(index + 1).FirstOrDefault(next => language == Language.Python || !next.Text.StartsWith('-'));
        }
        return null;
    }

    private static TextValue? NodeCode(IReadOnlyList<TextValue> words)
    {
        for (var index = 1; index < words.Count && words[index].Text.StartsWith('-'); index++)
        {
            var word = words[index];
            if (word.Text is "-e" or "--eval" or "-p" or "--print" or "-pe" or "-ep")
                return words.ElementAtOrDefault(index + 1);
            if (word.Text.StartsWith("--eval=", StringComparison.Ordinal) || word.Text.StartsWith("--print=", StringComparison.Ordinal))
                return word with { Text = word.Text[(word.Text.IndexOf('=', StringComparison.Ordinal) + 1)..] };
            // Options that take a word of their own.
            if (word.Text is "-r" or "--require" or "--import" or "-C" or "--input-type")
                index++;
        }
        return null;
    }

    /// <summary>No script is named, so the code comes from standard input.</summary>
    public static bool ReadsInput(IReadOnlyList<TextValue> words)
    {
        for (var index = 1; index < words.Count; index++)
        {
            var word = words[index].Text;
            if (word is "-" or "-s" or "/dev/stdin")
                return true;
            if (!word.StartsWith('-'))
                return false;
        }
        return true;
    }
}
