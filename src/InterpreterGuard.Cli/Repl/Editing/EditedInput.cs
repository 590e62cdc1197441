namespace InterpreterGuard.Cli.Repl.Editing;

/// <summary>What was typed.</summary>
internal sealed record EditedInput(InputEnd End, string Text);
