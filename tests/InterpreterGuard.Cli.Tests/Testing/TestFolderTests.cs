using InterpreterGuard.Cli.Testing;

namespace InterpreterGuard.Cli.Tests.Testing;

public sealed class TestFolderTests
{
    [Fact]
    public void Whatever_was_left_in_it_goes_with_it()
    {
        string path;
        using (var folder = new TestFolder())
        {
            path = folder.Path;
            Directory.CreateDirectory(Path.Combine(path, "ig-host-1", "data"));
            File.WriteAllText(Path.Combine(path, "ig-host-1", "data", "evidence.db"), "");
            Assert.True(File.GetUnixFileMode(path).HasFlag(UnixFileMode.OtherWrite | UnixFileMode.OtherExecute | UnixFileMode.StickyBit));
        }

        Assert.False(Path.Exists(path));
    }
}
