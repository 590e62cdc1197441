using InterpreterGuard.Cli.Repl.Editing;

namespace InterpreterGuard.Cli.Repl;

/// <summary>Where blocks come from.</summary>
internal interface IReplInput
{
    /// <summary>Waits for the next block.</summary>
    EditedInput Next(string prompt, string language);
}
