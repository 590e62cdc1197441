using InterpreterGuard.Cli.Showing;

namespace InterpreterGuard.Cli.Tests.Showing;

public class SafeTextTests
{
    [Theory]
    [InlineData("\u001b[2J\u001b]0;owned\u0007", @"\x1b[2J\x1b]0;owned\x07")]
    [InlineData("over\rwritten\b", @"over\rwritten\x08")]
    [InlineData("\u009b31m", @"\x9b31m")]
    [InlineData("a\u202eb\u2066c\u200bd", @"a\u{202e}b\u{2066}c\u{200b}d")]
    [InlineData("\u007f", @"\x7f")]
    [InlineData("line\u2028end", @"line\u{2028}end")]
    [InlineData("\U000E0041", @"\u{e0041}")]
    public void What_acts_on_a_terminal_or_hides_is_written_out(string hostile, string expected) =>
        Assert.Equal(expected, SafeText.Lines(hostile));

    [Theory]
    [InlineData("plain text, [brackets] and \\backslash")]
    [InlineData("two\nlines\tand a tab\n")]
    [InlineData("Grüße, 世界, 🙂")]
    public void Honest_text_stays_as_it_is(string honest) =>
        Assert.Equal(honest, SafeText.Lines(honest));

    [Fact]
    public void In_one_line_newlines_cannot_forge_a_second_one() =>
        Assert.Equal(@"rule\n── completed\tx", SafeText.Line("rule\n── completed\tx"));

    [Fact]
    public void A_lone_surrogate_becomes_a_replacement_character() =>
        Assert.Equal("a\ufffdb", SafeText.Lines("a\ud800b"));

    [Fact]
    public void Markup_in_text_is_shown_not_obeyed()
    {
        using var said = new StringWriter();

        Screen.On(said, redirected: true).Say("[red]not red[/] \u001b[31m");

        Assert.Equal(@"[red]not red[/] \x1b[31m", said.ToString().TrimEnd());
    }
}
