namespace InterpreterGuard.Cli.Repl.Editing;

/// <summary>A keyboard and a screen.</summary>
internal interface ITerminal
{
    /// <summary>Columns.</summary>
    int Width { get; }

    /// <summary>Rows.</summary>
    int Height { get; }

    /// <summary>Whether another key was pressed already: text that was pasted, or typed ahead.</summary>
    bool KeyWaits { get; }

    /// <summary>Waits for a key.</summary>
    ConsoleKeyInfo ReadKey();

    /// <summary>Writes text of our own, with control sequences.</summary>
    void Write(string text);
}
