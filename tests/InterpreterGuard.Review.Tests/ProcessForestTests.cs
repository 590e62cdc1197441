using InterpreterGuard.Core.Observations;
using InterpreterGuard.Host.Review.Components;

namespace InterpreterGuard.Review.Tests;

/// <summary>Processes are shown behind the one that started them, whatever a sensor was told.</summary>
public sealed class ProcessForestTests
{
    [Fact]
    public void Each_stands_behind_who_started_it() =>
        Assert.Equal("10 python/0, 11 sh/1, 13 curl/2, 12 sh/1, 20 late/0", Shown(new(10, 1, "python"), new(11, 10, "sh"), new(12, 10, "sh"), new(13, 11, "curl"), new(20, 99, "late")));

    [Fact]
    public void Who_claims_to_be_its_own_forebear_is_shown_once() =>
        Assert.Equal("5 a/0, 6 b/1, 7 c/0", Shown(new(5, 6, "a"), new(6, 5, "b"), new(7, 7, "c")));

    [Fact]
    public void A_number_that_is_used_again_is_two_processes() =>
        Assert.Equal("5 a/0, 6 b/1, 5 c/0", Shown(new(5, 1, "a"), new(6, 5, "b"), new(5, 1, "c")));

    [Fact]
    public void A_long_line_of_children_goes_no_deeper_than_is_shown()
    {
        var rows = ProcessForest.Of([.. Enumerable.Range(0, 5000).Select(pid => new ProcessNode(pid + 1, pid, "again"))]);

        Assert.Equal(5000, rows.Count);
        Assert.Equal(ProcessForest.LevelsMax - 1, rows.Max(row => row.Level));
    }

    private static string Shown(params ProcessNode[] processes) =>
        string.Join(", ", ProcessForest.Of(processes).Select(row => $"{row.Process.Pid} {row.Process.CommandLine}/{row.Level}"));
}
