namespace InterpreterGuard.CSharpRunner;

/// <summary>What a cell has printed is written before it is said to be over.</summary>
internal static class Output
{
    public static void Flush()
    {
        foreach (var writer in new[] { Console.Out, Console.Error })
        {
            try
            {
                writer.Flush();
            }
            catch (Exception problem) when (problem is IOException or ObjectDisposedException)
            {
                // The code closed it.
            }
        }
    }

    /// <summary>A cell that was stopped in the middle of printing may have left half a buffer.</summary>
    public static void Renew()
    {
        Console.SetOut(Writer(Console.OpenStandardOutput()));
        Console.SetError(Writer(Console.OpenStandardError()));
    }

    private static TextWriter Writer(Stream stream) => TextWriter.Synchronized(new StreamWriter(stream, Console.OutputEncoding) { AutoFlush = true });
}
