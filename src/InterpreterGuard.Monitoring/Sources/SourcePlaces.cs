using InterpreterGuard.Core.Observations;
using InterpreterGuard.Monitoring.Syscalls.Processes;

namespace InterpreterGuard.Monitoring.Sources;

/// <summary>
/// Where in the submission a process is: its own interpreter's stack, or that of the interpreter that started it. Everything read here lies in memory that the program can write, so each number is
/// bounded and the result is a hint. Runtimes other than CPython do not tell it cheaply.
/// </summary>
internal static class SourcePlaces
{
    private const int GenerationsMax = 8;

    /// <summary>The place; <see langword="null"/> where nothing tells it.</summary>
    public static SourceHint? Of(int tid, ProcessTable processes)
    {
        try
        {
            var process = processes.Find(tid);
            for (var i = 0; i < GenerationsMax && process is not null; i++)
            {
                if (PythonImages.Find(process.HostPid) is { } image && new PythonStack(process.HostPid, image).Find(process.Tid) is { } place)
                    return place;
                process = processes.Parent(process);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // It is gone, or does not look as an interpreter does. The fact is kept without its place.
        }

        return null;
    }
}
