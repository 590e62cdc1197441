namespace InterpreterGuard.Cli.Testing;

/// <summary>
/// Where a test project puts its temporary files: databases, policies, sockets. Removed with all that is in it, whatever became of the tests that made it.
/// </summary>
internal sealed class TestFolder : IDisposable
{
    // As the folder that it stands for: tests run hosts and programs under users of their own.
    private const UnixFileMode Everybodys = (UnixFileMode)0x1FF | UnixFileMode.StickyBit;

    public TestFolder()
    {
        // A short name: the paths of sockets have little room.
        Path = Directory.CreateTempSubdirectory("gt").FullName;
        File.SetUnixFileMode(Path, Everybodys);
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
