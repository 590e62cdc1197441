using InterpreterGuard.Policies.Conditions;

namespace InterpreterGuard.Policies.Tests.Conditions;

public sealed class GlobPatternTests
{
    [Theory]
    [InlineData("/home/*/.ssh/id_*", "/home/user/.ssh/id_rsa", true)]
    [InlineData("/home/*/.ssh/id_*", "/home/a/b/.ssh/id_rsa", false)]
    [InlineData("**/.ssh/id_rsa", "~/.ssh/id_rsa", true)]
    [InlineData("**/.ssh/id_rsa", "/root/.ssh/id_rsa", true)]
    [InlineData("**/.ssh/id_rsa", ".ssh/id_rsa", false)]
    [InlineData("/proc/*/environ", "/proc/1/environ", true)]
    [InlineData("/proc/*/environ", "/proc/1/task/1/environ", false)]
    [InlineData("/proc/1/**", "/proc/1/task/1/environ", true)]
    [InlineData("/a?c", "/abc", true)]
    [InlineData("/a?c", "/a/c", false)]
    [InlineData("", "", true)]
    [InlineData("*", "", true)]
    [InlineData("a", "", false)]
    [InlineData("/var/log/auth.log*", "/var/log/auth.log.1", true)]
    public void A_shape_matches_a_path_or_not(string pattern, string path, bool expected) => Assert.Equal(expected, GlobPattern.Matches(pattern, path));

    [Fact]
    public void Many_stars_on_a_long_path_take_no_time_worth_naming()
    {
        var pattern = string.Concat(Enumerable.Repeat("**a", 50)) + "b";
        var begun = System.Diagnostics.Stopwatch.StartNew();

        Assert.False(GlobPattern.Matches(pattern, new string('a', 4096)));

        // Trying every way would take longer than the universe has.
        Assert.InRange(begun.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }
}
