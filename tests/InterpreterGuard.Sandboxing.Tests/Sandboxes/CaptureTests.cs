using System.Text;
using FsCheck.Xunit;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Sandboxing.Runners;
using InterpreterGuard.Sandboxing.Sandboxes;

namespace InterpreterGuard.Sandboxing.Tests.Sandboxes;

public sealed class CaptureTests
{
    [Property(MaxTest = 300)]
    public void Kept_output_is_a_whole_prefix_and_everything_is_counted(string[] pieces, byte bound)
    {
        var capture = new OutputCapture(bound);
        var all = string.Concat((pieces ?? []).Select(piece => string.Concat((piece ?? "").EnumerateRunes())));
        foreach (var chunk in Encoding.UTF8.GetBytes(all).Chunk(3))
            capture.Stdout(chunk);

        var kept = capture.Captured();

        Assert.StartsWith(kept.Stdout, all, StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetByteCount(all), capture.BytesSeen);
        Assert.Equal(capture.BytesSeen > bound, kept.Truncated);
        Assert.True(Encoding.UTF8.GetByteCount(kept.Stdout) <= bound);
    }

    [Fact]
    public void A_cut_inside_a_character_takes_the_character_with_it()
    {
        var capture = new OutputCapture(5);
        capture.Stdout("abc€"u8);

        Assert.Equal("abc", capture.Captured().Stdout);
    }

    [Property(MaxTest = 300)]
    public void Lines_come_whole_whatever_the_pieces(byte[] bytes, byte piece)
    {
        var lines = new List<byte[]>();
        var reader = new LineReader(1000);
        foreach (var chunk in (bytes ?? []).Chunk(piece + 1))
            reader.Take(chunk, line => lines.Add(line.ToArray()));

        var wanted = Encoding.Latin1.GetString(bytes ?? []).Split('\n');
        Assert.Equal(wanted[..^1], lines.Select(line => Encoding.Latin1.GetString(line)));
    }

    [Fact]
    public void A_line_over_the_bound_is_dropped_and_the_next_one_read()
    {
        var lines = new List<string>();
        var reader = new LineReader(4);
        reader.Take("toolong\nok\n"u8, line => lines.Add(Encoding.UTF8.GetString(line)));

        Assert.Equal(["ok"], lines);
        Assert.Equal(1, reader.Dropped);
    }

    [Property(MaxTest = 500)]
    public void No_line_makes_the_python_runner_throw(byte[] line) => new PythonRunner().ReadLine(line ?? []);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"op\":1}")]
    [InlineData("{\"op\":\"result\"}")]
    [InlineData("{\"op\":\"result\",\"data\":{\"text/plain\":7}}")]
    [InlineData("{\"op\":\"warmed\",\"step\":-1,\"of\":99999}")]
    [InlineData("{\"op\":\"error\",\"name\":\"\\ud800\"}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]")]
    public void Forged_lines_that_mean_nothing_are_nothing(string line) => Assert.Null(new PythonRunner().ReadLine(Encoding.UTF8.GetBytes(line)));

    [Fact]
    public void A_shell_submission_with_a_nul_is_refused() =>
        Assert.Throws<ArgumentException>(() => RunMessage.Write(Support.TestHost.Submission(Language.Shell, "a\0b"), new ShellRunner()));
}
