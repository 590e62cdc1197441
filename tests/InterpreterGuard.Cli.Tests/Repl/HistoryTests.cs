using InterpreterGuard.Cli.Repl.Editing;
using InterpreterGuard.Cli.Tests.Support;

namespace InterpreterGuard.Cli.Tests.Repl;

public sealed class HistoryTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();

    private string FilePath => Path.Combine(_folder.Path, "state", "repl-history");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_typed_is_there_the_next_time_and_for_its_owner_alone()
    {
        var history = History.Open(FilePath);
        history.Add("print(1)");
        history.Add("print(1)");
        history.Add("if x:\n    y()\n");
        history.Add("  ");

        Assert.Equal(["print(1)", "if x:\n    y()\n"], History.Open(FilePath).Entries);
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(FilePath));
        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(FilePath)!));
    }

    [Fact]
    public void A_file_that_others_could_read_is_closed_to_them()
    {
        History.Open(FilePath).Add("secret");
        File.SetUnixFileMode(FilePath, OwnerOnly | UnixFileMode.OtherRead);

        History.Open(FilePath);

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public void It_is_bounded_in_memory_and_on_disk()
    {
        var history = History.Open(FilePath);
        for (var i = 0; i < History.EntriesMax + 5; i++)
            history.Add($"x = {i}");
        history.Add(new string('x', 1 << 20));

        Assert.Equal(History.EntriesMax, history.Entries.Count);
        Assert.Equal($"x = {History.EntriesMax + 4}", History.Open(FilePath).Entries[^1]);
        Assert.Equal(History.EntriesMax, File.ReadLines(FilePath).Count());
    }

    [Fact]
    public void A_torn_line_costs_that_line()
    {
        History.Open(FilePath).Add("kept");
        File.AppendAllText(FilePath, "\"torn\n");

        Assert.Equal(["kept"], History.Open(FilePath).Entries);
    }

    [Fact]
    public void Where_nothing_can_be_kept_it_is_remembered_for_this_time()
    {
        var history = History.Open("/proc/nothing/repl-history");
        history.Add("x");

        Assert.Equal(["x"], history.Entries);
    }
}
