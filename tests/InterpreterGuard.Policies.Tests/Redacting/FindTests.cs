using System.Diagnostics;

namespace InterpreterGuard.Policies.Tests.Redacting;

public sealed class FindTests
{
    [Fact]
    public void Secrets_are_found_where_they_are_in_the_order_in_which_they_stand()
    {
        const string text = "a postgres://app:s3cret!pw@db.example/app b AKIAIOSFODNN7EXAMPLE c postgres://x:other@h/";
        var found = BasePolicy.Policy.Redaction.Find(text);

        Assert.Equal(["password_in_address s3cret!pw", "aws_access_key AKIAIOSFODNN7EXAMPLE", "password_in_address other"], found.Select(place => $"{place.Name} {text.Substring(place.Start, place.Length)}"));
        Assert.Empty(BasePolicy.Policy.Redaction.Find("nothing of the kind"));
    }

    [Theory]
    [InlineData("The quick brown fox said: hello world, 12345. ")]
    [InlineData("xKq81Zla02mPsWvUyTrEeQ9=")]
    [InlineData("postgres://app:")]
    [InlineData("AKIA")]
    public void Time_is_linear_in_the_text(string piece)
    {
        var redaction = BasePolicy.Policy.Redaction;
        var text = string.Concat(Enumerable.Repeat(piece, (1 << 20) / piece.Length));
        redaction.Find(text[..10_000]);

        var started = Stopwatch.GetTimestamp();
        redaction.Find(text);
        var took = Stopwatch.GetElapsedTime(started);

        // A square of the length would take hours; the machine may be as busy as it likes.
        Assert.True(took < TimeSpan.FromSeconds(30), $"1 Mi characters took {took.TotalMilliseconds:0} ms.");
    }
}
