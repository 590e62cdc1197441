using System.Net;
using InterpreterGuard.Monitoring.Network.Names;

namespace InterpreterGuard.Monitoring.Tests.Network;

public sealed class NamesTests
{
    private static readonly byte[] Question = [0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 3, (byte)'A', (byte)'p', (byte)'i', 4, (byte)'t', (byte)'e', (byte)'s', (byte)'t', 0, 0, 1, 0, 1];

    [Fact]
    public void A_name_has_addresses_of_its_own_and_keeps_them()
    {
        var book = new NameBook();
        var (one, other) = (book.NumberOf("a.test")!.Value, book.NumberOf("b.test")!.Value);

        Assert.Equal(one, book.NumberOf("a.test"));
        Assert.Equal(("198.18.0.1", "fd67:7561:7264::2"), ($"{NameBook.Address4(one)}", $"{NameBook.Address6(other)}"));
        Assert.Equal(["a.test", "b.test"], [book.NameOf(NameBook.Address4(one)), book.NameOf(NameBook.Address6(other))]);
    }

    [Theory]
    [InlineData("198.18.0.0")]
    [InlineData("198.18.0.2")]
    [InlineData("198.17.255.255")]
    [InlineData("255.255.255.255")]
    [InlineData("0.0.0.0")]
    [InlineData("fd67:7561:7264::")]
    [InlineData("fd67:7561:7264::ffff:1")]
    [InlineData("fd67:7561:7264:0:0:1::1")]
    public void Other_addresses_stand_for_nothing(string address)
    {
        var book = new NameBook();
        book.NumberOf("a.test");

        Assert.Equal("", book.NameOf(IPAddress.Parse(address)));
    }

    [Fact]
    public void There_are_not_names_without_end()
    {
        var book = new NameBook();
        for (var i = 0; i < NameBook.NamesMax; i++)
            Assert.NotNull(book.NumberOf($"{i}.test"));

        Assert.Null(book.NumberOf("more.test"));
        Assert.NotNull(book.NumberOf("7.test"));
    }

    [Fact]
    public void A_question_is_read_and_answered()
    {
        var question = NameQuestion.Read(Question)!.Value;
        var reply = NameReply.Write(Question, question, NameReply.NoError, IPAddress.Parse("198.18.0.1"));

        Assert.Equal(("api.test", "A", Question.Length), (question.Name, question.TypeName, question.End));
        Assert.Equal([0x12, 0x34, 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0], reply[..12]);
        Assert.Equal([198, 18, 0, 1], reply[^4..]);
    }

    [Fact]
    public void Half_a_question_two_of_them_and_an_answer_are_none()
    {
        for (var length = 0; length < Question.Length; length++)
            Assert.Null(NameQuestion.Read(Question.AsSpan(0, length)));
        Assert.Null(NameQuestion.Read([.. Question[..5], 2, .. Question[6..]]));
        Assert.Null(NameQuestion.Read([.. Question[..2], 0x81, .. Question[3..]]));
        Assert.Null(NameQuestion.Read([.. Question[..12], 0xC0, 12, .. Question[14..]]));
    }

    [Fact]
    public void No_bytes_make_it_throw()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = Question.ToArray();
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (NameQuestion.Read(bytes) is { } question)
                NameReply.Write(bytes, question, NameReply.NoSuchName, null);
        }
    }
}
