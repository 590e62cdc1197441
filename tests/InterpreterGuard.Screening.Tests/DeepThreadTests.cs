using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.CSharp;
using InterpreterGuard.Screening.Parsing;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Screening.Tests;

public sealed class DeepThreadTests
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(20);

    [Fact]
    public void One_piece_of_work_comes_after_the_other_on_the_same_thread()
    {
        using var thread = new DeepThread("deep", 1 << 20);
        var names = new List<(string? Name, int Id)>();

        Assert.True(thread.Do(() => names.Add((Thread.CurrentThread.Name, Environment.CurrentManagedThreadId)), Enough));
        Assert.True(thread.Do(() => names.Add((Thread.CurrentThread.Name, Environment.CurrentManagedThreadId)), Enough));

        Assert.Equal("deep", Assert.Single(names.Distinct()).Name);
    }

    [Fact]
    public void Who_waits_gives_up_in_time()
    {
        using var goOn = new ManualResetEventSlim();
        using var thread = new DeepThread("deep", 1 << 20);

        Assert.False(thread.Do(goOn.Wait, TimeSpan.FromMilliseconds(50)));
        goOn.Set();
    }

    [Fact]
    public void A_parser_that_two_services_are_made_of_is_disposed_twice()
    {
        var parser = new CSharpParser(Options.Create(new CSharpOptions()));
        const string code = "Console.WriteLine(1);";
        Assert.Equal(Language.CSharp, parser.Language);
        Assert.NotNull(parser.Parse(code, SpanMap.Of(code, 0), memory: null).Model);

        parser.Dispose();
        Assert.Null(Record.Exception(parser.Dispose));
    }
}
