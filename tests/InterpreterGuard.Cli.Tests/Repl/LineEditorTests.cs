using InterpreterGuard.Cli.Repl.Editing;
using InterpreterGuard.Cli.Tests.Support;

namespace InterpreterGuard.Cli.Tests.Repl;

public class LineEditorTests
{
    [Fact]
    public void A_line_is_typed_and_sent()
    {
        var screen = new ScreenOfGlass(40).Type("print(1)\n");

        Assert.Equal(new(InputEnd.Sent, "print(1)"), Read(screen));
        Assert.Equal("py> print(1)", screen.Shown);
        Assert.Equal((1, 0), screen.Cursor);
    }

    [Fact]
    public void Arrows_home_end_backspace_and_delete_edit_in_the_middle()
    {
        var screen = new ScreenOfGlass(40).Type("bXc").Press(ConsoleKey.LeftArrow, ConsoleKey.Backspace, ConsoleKey.Home).Type("a")
            .Press(ConsoleKey.End).Type("dY").Press(ConsoleKey.LeftArrow, ConsoleKey.Delete).Type("\n");

        Assert.Equal("abcd", Read(screen).Text);
        Assert.Equal("py> abcd", screen.Shown);
    }

    [Fact]
    public void A_block_goes_on_indented_until_an_empty_line()
    {
        var screen = new ScreenOfGlass(40).Type("if x:\ny()\n\n");

        Assert.Equal("if x:\n    y()\n    ", Read(screen).Text);
        Assert.Equal("py> if x:\n...     y()\n...", screen.Shown);
    }

    [Fact]
    public void A_shown_block_can_be_walked_and_mended()
    {
        var screen = new ScreenOfGlass(40).Type("f(\n1,\n").Press(ConsoleKey.UpArrow, ConsoleKey.End).Type("2,").Press(ConsoleKey.DownArrow, ConsoleKey.End).Type(")\n");

        Assert.Equal("f(\n    1,2,\n    )", Read(screen).Text);
    }

    [Fact]
    public void A_line_longer_than_the_screen_wraps_and_is_drawn_over_cleanly()
    {
        var screen = new ScreenOfGlass(10).Type("abcdefghijklmn").Press(ConsoleKey.Home).Type("X").Press(ConsoleKey.End, ConsoleKey.Backspace).Type("\n");

        Assert.Equal("Xabcdefghijklm", Read(screen).Text);
        Assert.Equal("py> Xabcde\nfghijklm", screen.Shown);
        Assert.Equal((2, 0), screen.Cursor);
    }

    [Fact]
    public void A_line_that_just_fills_the_screen_puts_the_cursor_below()
    {
        var screen = new ScreenOfGlass(10).Type("abcdef");

        Assert.Throws<InvalidOperationException>(() => Read(screen));
        Assert.Equal("py> abcdef", screen.Shown);
        Assert.Equal((1, 0), screen.Cursor);
    }

    [Fact]
    public void Wide_characters_take_two_cells_and_are_deleted_whole()
    {
        var screen = new ScreenOfGlass(12).Type("日本😀x").Press(ConsoleKey.LeftArrow, ConsoleKey.Backspace).Type("!").Press(ConsoleKey.LeftArrow, ConsoleKey.LeftArrow);

        Assert.Throws<InvalidOperationException>(() => Read(screen));
        Assert.Equal("py> 日本!x", screen.Shown);
        Assert.Equal((0, 6), screen.Cursor);
    }

    [Fact]
    public void Pasted_lines_are_one_block_and_keep_their_own_indentation()
    {
        var screen = new ScreenOfGlass(40) { Pasting = true }.Type("def f():\n  return 1\nprint(f())\n\n");

        Assert.Equal("def f():\n  return 1\nprint(f())\n", Read(screen).Text);
    }

    [Fact]
    public void Characters_that_act_are_shown_and_not_obeyed()
    {
        var screen = new ScreenOfGlass(60).Type("a\u202eb\u200bc\n");

        Assert.Equal("a\u202eb\u200bc", Read(screen).Text);
        Assert.Equal(@"py> a\u{202e}b\u{200b}c", screen.Shown);
    }

    [Fact]
    public void Control_characters_are_not_taken()
    {
        var screen = new ScreenOfGlass(40).Type("a\u0007\u009bb\n");

        Assert.Equal("ab", Read(screen).Text);
    }

    [Fact]
    public void Up_and_down_walk_through_what_was_typed_before_and_back_to_what_is_typed_now()
    {
        var history = History.Forgetful();
        history.Add("first");
        history.Add("second\nof two lines");
        var screen = new ScreenOfGlass(40).Type("now").Press(ConsoleKey.UpArrow, ConsoleKey.UpArrow, ConsoleKey.UpArrow, ConsoleKey.DownArrow, ConsoleKey.DownArrow, ConsoleKey.DownArrow, ConsoleKey.DownArrow).Type("!\n");

        // Two lines take one step more to walk through.
        Assert.Equal("now!", new LineEditor(screen, history).Read("py> ", "python").Text);
    }

    [Fact]
    public void Ctrl_c_gives_up_the_line_and_ctrl_d_leaves_or_sends()
    {
        Assert.Equal(new(InputEnd.Interrupted, "x = ("), Read(new ScreenOfGlass(40).Type("x = (").Control(ConsoleKey.C)));
        Assert.Equal(new(InputEnd.Left, ""), Read(new ScreenOfGlass(40).Control(ConsoleKey.D)));
        Assert.Equal(new(InputEnd.Sent, "x = ("), Read(new ScreenOfGlass(40).Type("x = (").Control(ConsoleKey.D)));
    }

    [Fact]
    public void Words_and_lines_can_be_deleted()
    {
        var screen = new ScreenOfGlass(40).Type("one two three").Control(ConsoleKey.W).Control(ConsoleKey.LeftArrow).Control(ConsoleKey.K).Type("2\n");

        Assert.Equal("one 2", Read(screen).Text);
        Assert.Equal("", Read(new ScreenOfGlass(40).Type("one two").Control(ConsoleKey.U).Type("\n")).Text);
    }

    [Fact]
    public void A_block_longer_than_the_screen_is_seen_where_the_cursor_is()
    {
        var screen = new ScreenOfGlass(20, height: 5).Type("f(\n1,\n2,\n3,\n4,\n5,\n6");

        Assert.Throws<InvalidOperationException>(() => Read(screen));
        Assert.Equal("...     3,\n...     4,\n...     5,\n...     6", screen.Shown);
    }

    [Fact]
    public void A_command_is_sent_whatever_brackets_it_has() =>
        Assert.Equal(":upload a(.txt", Read(new ScreenOfGlass(40).Type(":upload a(.txt\n")).Text);

    private static EditedInput Read(ScreenOfGlass screen) => new LineEditor(screen, History.Forgetful()).Read("py> ", "python");
}
