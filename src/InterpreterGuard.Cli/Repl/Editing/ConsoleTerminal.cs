namespace InterpreterGuard.Cli.Repl.Editing;

/// <summary>The terminal this command runs in.</summary>
internal sealed class ConsoleTerminal : ITerminal
{
    // A terminal that does not know its size, as under some runners of scripts, says 0.
    public int Width => Console.WindowWidth is > 0 and var width ? width : 80;

    public int Height => Console.WindowHeight is > 0 and var height ? height : 24;

    public bool KeyWaits => Console.KeyAvailable;

    public ConsoleKeyInfo ReadKey() => Console.ReadKey(intercept: true);

    public void Write(string text)
    {
        Console.Out.Write(text);
        Console.Out.Flush();
    }
}
