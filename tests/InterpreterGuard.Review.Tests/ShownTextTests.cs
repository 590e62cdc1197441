using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Host.Review.Evidence;

namespace InterpreterGuard.Review.Tests;

/// <summary>What becomes of hidden characters, and how findings lie over lines.</summary>
public class ShownTextTests
{
    [Theory]
    [InlineData("plain text, ünïcode, 漢字, 😀", "plain text, ünïcode, 漢字, 😀")]
    [InlineData("a\u202Eb", "a⟨U+202E⟩b")]
    [InlineData("\u200B\u200B\u200B", "⟨U+200B ×3⟩")]
    [InlineData("a\r\nb\tc", "a⟨U+000D⟩⟨U+000A⟩b⟨U+0009⟩c")]
    [InlineData("\u001b[31m", "⟨U+001B⟩[31m")]
    [InlineData("a\0", "a⟨U+0000⟩")]
    [InlineData("\U000E0041", "⟨U+E0041⟩")]
    [InlineData("e\u0301", "e\u0301")]
    [InlineData("e\u0301\u0301\u0301\u0301\u0302", "e\u0301\u0301\u0301⟨U+0301⟩⟨U+0302⟩")]
    public void Hidden_characters_become_marks(string text, string shown) => Assert.Equal(shown, ShownText.Plain(text));

    [Fact]
    public void Half_of_a_surrogate_pair_becomes_a_mark() =>
        Assert.Equal("⟨U+D800⟩x⟨U+DFFF⟩", ShownText.Plain(new string([(char)0xD800, 'x', (char)0xDFFF])));

    [Fact]
    public void A_mark_that_is_only_written_is_no_mark()
    {
        var piece = Assert.Single(ShownText.Split("⟨U+202E⟩"));

        Assert.Null(piece.Hidden);
        Assert.NotNull(Assert.Single(ShownText.Split("\u202E")).Hidden);
    }

    [Fact]
    public void A_text_is_not_cut_within_a_character() => Assert.Equal("a", ShownText.Cut("a😀", 2).ToString());

    [Fact]
    public void Findings_lie_over_their_stretch_of_each_line_and_nothing_lies_outside()
    {
        var lines = SourceLines.Lay("abcdef\nghi\njkl", [Finding(1, 3, 1, 5, Severity.Low), Finding(1, 4, 2, 2, Severity.High), Finding(7, 1, 9, 99, Severity.Critical)], [], 100);

        Assert.Equal(["ab", "c!Low", "d!High", "ef!High"], lines[0].Segments.Select(Show));
        Assert.Equal(["g!High", "hi"], lines[1].Segments.Select(Show));
        Assert.Equal(["jkl"], lines[2].Segments.Select(Show));
        Assert.Equal((2, 0, 1), (lines[0].Findings.Count, lines[1].Findings.Count, lines[2].Findings.Count));
    }

    [Fact]
    public void A_line_without_end_is_cut_and_says_how_much_is_left_out()
    {
        var line = Assert.Single(SourceLines.Lay(new string('x', 5000), [], [], 10));

        Assert.Equal((SourceLines.LineCharactersMax, 3000), (Show(Assert.Single(line.Segments)).Length, line.CharactersLeftOut));
    }

    private static string Show(SourceSegment segment) => string.Concat(segment.Pieces.Select(piece => piece.Text)) + (segment.Severity is { } severity ? $"!{severity}" : "");

    private static Finding Finding(int startLine, int startColumn, int endLine, int endColumn, Severity severity)
    {
        var span = new SourceSpan(startLine, startColumn, endLine, endColumn);
        return new(new RuleId("IG1001"), "A rule", severity, RuleAction.Hold, RuleAction.Hold, false, "It saw something.", span, [], [], new CodeImport { Language = Language.Python, Span = span, Module = "x" });
    }
}
