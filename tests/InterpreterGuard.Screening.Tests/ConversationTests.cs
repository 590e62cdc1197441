using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Screening.Tests;

/// <summary>Who reads whose texts: a process of the parser reads those of one owner, and what happened to it meanwhile is nobody's fault.</summary>
public sealed class ConversationTests(ParserContainer parser)
{
    [Fact]
    public async Task One_owners_texts_go_through_one_process_and_nobody_elses()
    {
        var counted = new CountedConnections(parser);
        var screener = Screening.Screener(counted);

        foreach (var owner in (string?[])["a", "a", "b", "a", "b", null, null])
            await ReadsAsync(screener, owner);

        Assert.Equal(4, counted.Opened);
    }

    [Fact]
    public async Task Kept_processes_leave_room_for_everybody()
    {
        var screener = Screening.Screener(parser);

        foreach (var owner in Enumerable.Range(0, 12))
            await ReadsAsync(screener, $"owner {owner % 6}");
        await Task.WhenAll(Enumerable.Range(0, 24).Select(number => ReadsAsync(screener, $"owner {number % 6}")));
    }

    [Fact]
    public async Task A_process_that_ended_meanwhile_is_replaced()
    {
        var counted = new CountedConnections(parser);
        var screener = Screening.Screener(counted);
        await ReadsAsync(screener, "a");
        await parser.KillChildrenAsync();

        await ReadsAsync(screener, "a");

        Assert.InRange(counted.Opened, 2, 3);
    }

    [Fact]
    public async Task A_process_that_read_much_or_often_is_not_asked_again()
    {
        var counted = new CountedConnections(parser);
        var screener = Screening.Screener(counted);
        await ReadsAsync(screener, "a", $"import os\nx = '{new string('a', 200_000)}'\nos.getlogin()");
        foreach (var _ in Enumerable.Range(0, 205))
            await ReadsAsync(screener, "a");

        Assert.Equal(3, counted.Opened);
    }

    [Fact]
    public async Task A_text_that_cannot_be_read_does_not_end_the_conversation()
    {
        var counted = new CountedConnections(parser);
        var screener = Screening.Screener(counted);
        var report = await screener.ScreenAsync(new ScreeningInput(Language.Python, "x = = 1") { Owner = "a" }, TestContext.Current.CancellationToken);
        await ReadsAsync(screener, "a");

        Assert.Equal("syntax", Assert.Single(report.Facts.OfType<CodeUnreadable>()).Reason);
        Assert.Equal(1, counted.Opened);
    }

    private static async Task ReadsAsync(IScreener screener, string? owner, string code = "import os\nos.getlogin()")
    {
        var report = await screener.ScreenAsync(new ScreeningInput(Language.Python, code) { Owner = owner }, TestContext.Current.CancellationToken);
        Assert.Contains("os.getlogin()", report.Calls());
    }

    /// <summary>Counts what is opened.</summary>
    private sealed class CountedConnections(IParserConnections connections) : IParserConnections
    {
        private int opened;

        public int Opened => Volatile.Read(ref opened);

        public Task<Stream> ConnectAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref opened);
            return connections.ConnectAsync(cancellationToken);
        }
    }
}
