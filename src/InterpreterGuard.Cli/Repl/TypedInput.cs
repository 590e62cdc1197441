using InterpreterGuard.Cli.Repl.Editing;

namespace InterpreterGuard.Cli.Repl;

/// <summary>Blocks that a person types.</summary>
internal sealed class TypedInput(LineEditor editor) : IReplInput
{
    public EditedInput Next(string prompt, string language)
    {
        // While somebody types, Ctrl-C is a key; while code runs, it is a signal.
        Console.TreatControlCAsInput = true;
        try
        {
            return editor.Read(prompt, language);
        }
        finally
        {
            Console.TreatControlCAsInput = false;
        }
    }
}
