using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Core.Tests.Submissions;

public sealed class SubmissionPathTests
{
    [Theory]
    [InlineData("data.csv")]
    [InlineData("in/2024/data.csv")]
    [InlineData("..data")]
    [InlineData("name with blanks.txt")]
    [InlineData("größe.txt")]
    public void A_plain_relative_path_is_fine(string path) => Assert.Null(SubmissionPath.Problem(path));

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("/etc/passwd", "is absolute")]
    [InlineData("../up", "'..' part")]
    [InlineData("a/../b", "'..' part")]
    [InlineData("a//b", "empty")]
    [InlineData("a/", "empty")]
    [InlineData("./a", "'.'")]
    [InlineData("a\\b", "backslash")]
    [InlineData("a\nb", "control character")]
    public void A_path_that_leaves_the_work_folder_or_misleads_is_named(string path, string problem) =>
        Assert.Contains(problem, SubmissionPath.Problem(path), StringComparison.Ordinal);

    [Fact]
    public void A_path_of_300_characters_is_told_the_bound() =>
        Assert.Equal("has 300 characters; at most 255 are allowed", SubmissionPath.Problem(new string('a', 300)));
}
