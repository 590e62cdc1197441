using System.Text;
using InterpreterGuard.Monitoring.Files;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary>
/// Whoever starts a program by name tries folder after folder of PATH. Those tries are no news: the program is told where it is found, and one that is nowhere is told once.
/// </summary>
internal sealed class MissingPrograms
{
    // As in the images. Programs for administrators lie elsewhere: whoever asks for one by its name finds nothing, and that is told.
    private static readonly string[] Folders = ["/usr/local/bin/", "/usr/bin/", "/bin/"];

    /// <summary>Where the shell's image tries a name that it found nowhere. The folder never is.</summary>
    private const string Nowhere = "/sandbox/missing/";
    private static readonly byte[] NowhereBytes = Encoding.UTF8.GetBytes(Nowhere);

    private int _lastTid;
    private string _lastName = "";

    /// <summary>The name, where a shell has looked for it everywhere; else the path as it is.</summary>
    public static string Told(string path) => path.StartsWith(Nowhere, StringComparison.Ordinal) ? path[Nowhere.Length..] : path;

    /// <summary>Whether a try that finds nothing is only a step of a search.</summary>
    public bool IsSearch(int tid, ReadOnlySpan<byte> path)
    {
        if (path.StartsWith(NowhereBytes))
            return false;
        var name = Encoding.UTF8.GetString(PathText.Name(path));
        if (Folders.Any(folder => GuestFiles.Exists(tid, Encoding.UTF8.GetBytes(folder + name))))
            return true;
        var again = tid == _lastTid && name == _lastName;
        (_lastTid, _lastName) = (tid, name);
        return again;
    }
}
