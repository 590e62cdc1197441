using InterpreterGuard.Core.Values;

namespace InterpreterGuard.Core.Tests.Values;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("everything", 0, 256)]
    [InlineData("text", 32, 127)]
    [InlineData("letters and digits", 48, 123)]
    [InlineData("nothing that is kept", 128, 256)]
    public void It_keeps_what_the_table_keeps(string what, int from, int to)
    {
        var random = new Random(7);
        for (var length = 0; length < 200; length++)
        {
            var bytes = Enumerable.Range(0, length).Select(_ => (byte)random.Next(from, to)).ToArray();
            var into = new byte[length + Folding.Margin];
            var written = Folding.Fold(bytes, into);

            Assert.True(into.AsSpan(0, written).SequenceEqual([.. bytes.Select(one => ValueEncodings.Fold(one)).Where(one => one != 0)]), $"{what}, {length} bytes");
        }
    }

    [Fact]
    public void Without_the_margin_it_refuses() => Assert.Throws<ArgumentOutOfRangeException>(() => Folding.Fold(new byte[20], new byte[20]));
}
