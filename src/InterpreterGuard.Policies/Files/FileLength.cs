namespace InterpreterGuard.Policies.Files;

/// <summary>How long a file is, asked before it is opened: opening a named pipe waits for somebody to write into it. Pipes and devices have no length.</summary>
internal static class FileLength
{
    /// <exception cref="IOException">The file is not there, or its links lead in circles.</exception>
    public static long Of(string path) => new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path).Length;
}
