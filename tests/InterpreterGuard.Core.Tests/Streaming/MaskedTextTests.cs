using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Streaming;

namespace InterpreterGuard.Core.Tests.Streaming;

public sealed class MaskedTextTests
{
    [Fact]
    public void Long_output_is_masked_like_the_whole_and_looked_at_in_parts()
    {
        var redaction = new MasksWords("secret");
        var text = new MaskedText(redaction);
        var lines = Enumerable.Range(0, 20_000).Select(number => $"{number} is {(number % 7 == 0 ? "a secret" : "harmless")}\n").ToList();

        var said = string.Concat(lines.Chunk(500).Select(some => text.Next(string.Concat(some))));

        Assert.True(redaction.LongestSeen < 150_000, $"a text of {redaction.LongestSeen} characters was looked at");
        Assert.Equal(redaction.Mask(string.Concat(lines)), said);
    }

    [Fact]
    public void A_secret_known_only_after_its_beginning_was_said_ends_the_saying()
    {
        var text = new MaskedText(new MasksWords("sec\nret"));

        Assert.Equal("one\n", text.Next("one\n"));
        Assert.Equal("sec\n", text.Next("sec\n"));
        Assert.Equal("", text.Next("ret\n"));
        Assert.Equal("", text.Next("more\n"));
        Assert.True(text.GaveUp);
    }

    private sealed class MasksWords(string word) : IRedaction
    {
        public int LongestSeen { get; private set; }

        public bool MasksOutput => true;

        public string Mask(string text)
        {
            LongestSeen = Math.Max(LongestSeen, text.Length);
            return text.Replace(word, "[masked]", StringComparison.Ordinal);
        }
    }
}
