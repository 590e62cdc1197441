using System.Text.RegularExpressions;

namespace InterpreterGuard.HouseRules.Tests;

/// <summary>What a page's compiler takes without a word and a reader sees.</summary>
public class PagesTests
{
    private static readonly Regex Behind = new(@"[\p{L}\d]@[\p{L}_][\p{L}\d_.]*\(", RegexOptions.NonBacktracking);

    [Fact]
    public void A_call_directly_behind_a_word_has_brackets()
    {
        // Without them it looks like a mail address, and its source is shown.
        var shown = House.Files(House.At("src"), ".razor")
            .SelectMany(file => File.ReadLines(file).Select((line, index) => (Line: line, Where: $"{House.Show(file)}:{index + 1}")))
            .Where(at => Behind.IsMatch(at.Line))
            .Select(at => at.Where);

        Assert.Empty(shown);
    }
}
