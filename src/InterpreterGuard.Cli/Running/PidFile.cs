using System.Globalization;

namespace InterpreterGuard.Cli.Running;

/// <summary>Remembers a process we started. A file that names nobody living says nothing, and is cleared away.</summary>
internal sealed class PidFile(string path, string procFolder = "/proc")
{
    public void Write(ProcessIdentity process)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $"{process.Pid} {process.StartTicks}\n"));
    }

    /// <summary>The process, if it still lives. Otherwise the file is removed.</summary>
    public ProcessIdentity? ReadLiving()
    {
        if (!File.Exists(path))
            return null;
        var parts = File.ReadAllText(path).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && new ProcessIdentity(pid, start) is var process
            && process.IsAlive(procFolder))
        {
            return process;
        }

        Delete();
        return null;
    }

    public void Delete() => File.Delete(path);
}
