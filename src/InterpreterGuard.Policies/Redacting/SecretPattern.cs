using System.Text.RegularExpressions;
using InterpreterGuard.Core.Policies;

namespace InterpreterGuard.Policies.Redacting;

/// <summary>What a kind of secret looks like.</summary>
/// <param name="Name">Its name, which stands where a secret was.</param>
/// <param name="Regex">Non-backtracking; a group named <c>secret</c> is what is masked, else the whole match.</param>
internal sealed record SecretPattern(string Name, Regex Regex)
{
    private const string GroupName = "secret";

    private readonly int _group = Math.Max(0, Regex.GroupNumberFromName(GroupName));

    private const int FoundMax = 16;

    /// <summary>Where it is, at most 16 times.</summary>
    public IEnumerable<SecretPlace> FindIn(string text)
    {
        if (!Regex.IsMatch(text))
            yield break;
        var match = Regex.Match(text);
        for (var count = 0; match.Success && count < FoundMax; count++, match = match.NextMatch())
        {
            if (match.Groups[_group] is { Success: true, Length: > 0 } group)
                yield return new(Name, group.Index, group.Length);
        }
    }

    /// <summary>The text with a word in place of each.</summary>
    public string MaskIn(string text) => Replace(text, _ => $"[masked: {Name}]");

    /// <summary>The text with each covered, character by character.</summary>
    public string CoverIn(string text) => Replace(text, secret => SecretCover.Of(secret));

    private string Replace(string text, Func<string, string> replacement)
    {
        // Looking is cheap and mostly finds nothing; only then are matches made.
        if (!Regex.IsMatch(text))
            return text;
        return Regex.Replace(text, match =>
        {
            var group = match.Groups[_group];
            if (!group.Success || group.Length == 0)
                return match.Value;
            var from = group.Index - match.Index;
            return $"{match.Value.AsSpan(0, from)}{replacement(group.Value)}{match.Value.AsSpan(from + group.Length)}";
        });
    }
}
