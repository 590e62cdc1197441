using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Fragments;

namespace InterpreterGuard.Screening.Detection;

/// <summary>
/// A fence or a first line that names the language settles it. Else each line votes with the signs it bears, and the confidence is the winner's share of all votes,
/// less where there are few.
/// </summary>
internal sealed class LanguageDetector : ILanguageDetector
{
    private const int LinesMax = 400;
    private const int LineCharactersMax = 400;
    private const double Said = 0.99;
    private const double Doubt = 0.5;

    private static readonly char[] VersionCharacters = [.. "0123456789."];

    public DetectedLanguage? Detect(string code)
    {
        var fenced = Fences.Open(code, wanted: null);
        var text = fenced?.Code ?? code;
        if (fenced?.Language is { } named)
            return new DetectedLanguage(named, Said, text, Fenced: true);
        if (OfFirstLine(text) is { } started)
            return new DetectedLanguage(started, Said, text, fenced is not null);

        var votes = Votes(text);
        var (best, most) = votes.MaxBy(vote => vote.Value);
        return most > 0 ? new DetectedLanguage(best, Math.Round(most / (votes.Values.Sum() + Doubt), 2), text, fenced is not null) : null;
    }

    private static Dictionary<Language, double> Votes(string code)
    {
        var votes = LanguageSigns.All.Select(sign => sign.Language).Distinct().ToDictionary(language => language, _ => 0.0);
        var looked = 0;
        foreach (var range in code.AsSpan().Split('\n'))
        {
            var line = code.AsSpan(range).TrimEnd();
            if (line.IsWhiteSpace())
                continue;
            if (++looked > LinesMax)
                break;
            line = line[..Math.Min(line.Length, LineCharactersMax)];
            foreach (var (language, pattern, weight) in LanguageSigns.All)
            {
                if (pattern.IsMatch(line))
                    votes[language] += weight;
            }
        }

        return votes;
    }

    private static Language? OfFirstLine(string code)
    {
        if (Shebang.Program(code)?.TrimEnd(VersionCharacters) is not { Length: > 0 } program)
            return null;
        return Language.TryParse(program is "dash" or "zsh" or "ksh" or "ash" ? "sh" : program, out var language) ? language : null;
    }
}
