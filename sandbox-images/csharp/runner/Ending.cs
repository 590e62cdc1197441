using System.Runtime.InteropServices;

namespace InterpreterGuard.CSharpRunner;

/// <summary>The end as programs know it (threads joined, handlers of the exit run, output flushed), without taking the runtime apart, which a caller would wait for.</summary>
internal static partial class Ending
{
    /// <summary>Called when the code has ended, so that the handlers it has registered come first.</summary>
    public static void Shorten() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        Console.Out.Flush();
        Console.Error.Flush();
        Now(Environment.ExitCode);
    };

    public static void Now(int status) => Exit(status);

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void Exit(int status);
}
