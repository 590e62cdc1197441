namespace InterpreterGuard.Cli.Testing;

/// <summary>
/// Where a test project puts its temporary files: databases, policies, sockets. Removed with all that is in it, whatever became of the tests that made it.
/// </summary>
internal sealed class TestFolder : IDisposable
{
    // Others than root must get through it: tests run a host under a user of its own.
    private const UnixFileMode Passable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public TestFolder()
    {
        // A short name: the paths of sockets have little room.
        Path = Directory.CreateTempSubdirectory("gt").FullName;
        File.SetUnixFileMode(Path, Passable);
    }

    public string Path { get; }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A program that a test left behind still writes there.
        }
    }
}
