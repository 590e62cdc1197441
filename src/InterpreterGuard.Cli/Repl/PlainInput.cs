using System.Text;
using InterpreterGuard.Cli.Repl.Blocks;
using InterpreterGuard.Cli.Repl.Editing;

namespace InterpreterGuard.Cli.Repl;

/// <summary>Blocks out of a file or a pipe: no prompt, no editing, the same rules of what is finished.</summary>
internal sealed class PlainInput(TextReader reader) : IReplInput
{
    public EditedInput Next(string prompt, string language)
    {
        var block = new StringBuilder();
        while (reader.ReadLine() is { } line)
        {
            block.Append(line);
            var text = block.ToString();
            if (Block.WithoutSendMark(language, text) is { } marked)
                return new(InputEnd.Sent, marked);
            if (text.StartsWith(':') || !Block.IsOpen(language, text))
                return new(InputEnd.Sent, text);
            if (block.Length > EditBuffer.CharactersMax)
                throw new GuardException($"A block of more than {EditBuffer.CharactersMax} characters has no end; no host takes that much code. Run it as a file: guard run.");
            block.Append('\n');
        }

        return block.Length > 0 ? new(InputEnd.Sent, block.ToString()) : new(InputEnd.Left, "");
    }
}
