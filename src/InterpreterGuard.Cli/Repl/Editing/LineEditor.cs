using InterpreterGuard.Cli.Repl.Blocks;

namespace InterpreterGuard.Cli.Repl.Editing;

/// <summary>Reads one block from a terminal, key by key. Enter sends what is finished and goes on with what is not.</summary>
internal sealed class LineEditor(ITerminal terminal, History history)
{
    private readonly InputView _view = new(terminal);

    public EditedInput Read(string prompt, string language)
    {
        var buffer = new EditBuffer();
        var walk = new HistoryWalk(history.Entries);
        var goingOn = new string('.', Math.Max(prompt.Length - 1, 1)) + " ";
        while (true)
        {
            // What is pasted is drawn when it is all there.
            if (!terminal.KeyWaits)
                _view.Draw(prompt, goingOn, buffer.Text, buffer.Cursor);
            if (Press(terminal.ReadKey(), buffer, walk, language) is not { } input)
                continue;
            if (input.End != InputEnd.Sent)
                buffer.ToEnd();
            _view.Draw(prompt, goingOn, buffer.Text, buffer.Text.Length);
            _view.Finish();
            return input;
        }
    }

    // What the key ends; null when it ends nothing.
    private EditedInput? Press(ConsoleKeyInfo key, EditBuffer buffer, HistoryWalk walk, string language)
    {
        if (key.Modifiers.HasFlag(ConsoleModifiers.Control))
            return PressControl(key, buffer);
        switch (key.Key)
        {
            case ConsoleKey.Enter:
                return Enter(buffer, language);
            case ConsoleKey.LeftArrow:
                buffer.Left();
                break;
            case ConsoleKey.RightArrow:
                buffer.Right();
                break;
            case ConsoleKey.Home:
                buffer.Home();
                break;
            case ConsoleKey.End:
                buffer.End();
                break;
            case ConsoleKey.Backspace:
                buffer.Backspace();
                break;
            case ConsoleKey.Delete:
                buffer.Delete();
                break;
            case ConsoleKey.UpArrow when buffer.InFirstLine:
                buffer.Set(walk.Older(buffer.Text));
                break;
            case ConsoleKey.UpArrow:
                buffer.Up();
                break;
            case ConsoleKey.DownArrow when buffer.InLastLine:
                buffer.Set(walk.Newer(buffer.Text));
                break;
            case ConsoleKey.DownArrow:
                buffer.Down();
                break;
            case ConsoleKey.Tab:
                buffer.Insert("    ");
                break;
            default:
                if (!char.IsControl(key.KeyChar))
                    buffer.Insert(key.KeyChar.ToString());
                break;
        }

        return null;
    }

    private EditedInput? PressControl(ConsoleKeyInfo key, EditBuffer buffer)
    {
        switch (key.Key)
        {
            case ConsoleKey.C:
                return new(InputEnd.Interrupted, buffer.Text);
            case ConsoleKey.D when buffer.IsEmpty:
                return new(InputEnd.Left, "");
            case ConsoleKey.D:
                return new(InputEnd.Sent, buffer.Text);
            case ConsoleKey.A:
                buffer.Home();
                break;
            case ConsoleKey.E:
                buffer.End();
                break;
            case ConsoleKey.K:
                buffer.DeleteToLineEnd();
                break;
            case ConsoleKey.U:
                buffer.DeleteToLineStart();
                break;
            case ConsoleKey.W or ConsoleKey.Backspace:
                buffer.DeleteWord();
                break;
            case ConsoleKey.L:
                _view.ClearScreen();
                break;
            case ConsoleKey.LeftArrow:
                buffer.WordLeft();
                break;
            case ConsoleKey.RightArrow:
                buffer.WordRight();
                break;
            // A line feed that was pasted.
            case ConsoleKey.J:
                buffer.Insert("\n");
                break;
        }

        return null;
    }

    private EditedInput? Enter(EditBuffer buffer, string language)
    {
        // More keys are there at once only when text was pasted: its lines are one block.
        if (terminal.KeyWaits || !buffer.InLastLine)
        {
            buffer.Insert("\n");
            return null;
        }

        buffer.ToEnd();
        if (Block.WithoutSendMark(language, buffer.Text) is { } marked)
            return new(InputEnd.Sent, marked);
        if (buffer.Text.StartsWith(':') || !Block.IsOpen(language, buffer.Text))
            return new(InputEnd.Sent, buffer.Text);
        buffer.Insert("\n" + Block.IndentAfter(language, buffer.Text));
        return null;
    }
}
