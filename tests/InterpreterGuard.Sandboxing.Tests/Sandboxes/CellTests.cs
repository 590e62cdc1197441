using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Sandboxing.Tests.Support;

namespace InterpreterGuard.Sandboxing.Tests.Sandboxes;

/// <summary>Cells of a session: state lives, each has its own ending, and nothing but the interpreter's own end loses it.</summary>
[Trait("needs", "docker")]
public sealed class CellTests
{
    // How each language keeps a number, says it, fails, loops for ever, and ends a cell with a status.
    public static TheoryData<string, string, string, string, string, string> Languages => new()
    {
        { "python", "x = 41", "print(x + 1)", "1 / 0", "while True: pass", "raise SystemExit(7)" },
        { "shell", "x=41", "echo $((x + 1))", "false", "while :; do :; done", "exit 7" },
        { "javascript", "let x = 41", "console.log(x + 1)", "throw new Error('no')", "for (;;);", "process.exit(7)" },
        { "csharp", "var x = 41;", "Console.WriteLine(x + 1);", "throw new Exception(\"no\");", "while (true) ;", "" },
    };

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task State_lives_on_and_outlives_errors_interrupts_and_exits(string language, string keep, string say, string fail, string loop, string exit)
    {
        Assert.True(Language.TryParse(language, out var which));
        await using var cells = await OpenCells.OpenAsync(which, TestHost.Plain with { WallClockMax = TimeSpan.FromSeconds(30), CpuTimeMax = TimeSpan.FromSeconds(60) });
        cells.Host.Ended(ExecutionStatus.Completed, await cells.RunAsync(keep));

        cells.Host.Ended(ExecutionStatus.Failed, await cells.RunAsync(fail));
        await SaysAsync();

        using var interrupt = new CancellationTokenSource(TimeSpan.FromMilliseconds(700));
        cells.Host.Ended(ExecutionStatus.Cancelled, await cells.RunAsync(loop, interrupt.Token));
        await SaysAsync();

        if (exit.Length > 0)
        {
            var left = await cells.RunAsync(exit);
            Assert.Equal((ExecutionStatus.Failed, 7), (left.Status, left.ExitCode));
            await SaysAsync();
        }

        async Task SaysAsync()
        {
            var said = await cells.RunAsync(say);
            cells.Host.Ended(ExecutionStatus.Completed, said);
            Assert.Equal("42\n", said.Output.Stdout);
        }
    }

    [Fact]
    public async Task A_cell_that_takes_too_long_is_interrupted_and_one_that_does_not_heed_it_ends_the_interpreter()
    {
        await using var cells = await OpenCells.OpenAsync(Language.Python, TestHost.Plain with { WallClockMax = TimeSpan.FromSeconds(1) });

        var slept = await cells.RunAsync("import time\nx = 1\ntime.sleep(60)");
        Assert.Equal((ExecutionStatus.TimedOut, 2), (slept.Status, slept.Signal));
        cells.Host.Ended(ExecutionStatus.Completed, await cells.RunAsync("x"));

        var stubborn = await cells.RunAsync("import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nimport time\ntime.sleep(60)");
        Assert.Equal((ExecutionStatus.TimedOut, 9), (stubborn.Status, stubborn.Signal));
        Assert.False(cells.Sandbox.Lives);
    }

    [Fact]
    public async Task A_flood_of_output_is_cut_and_interrupted()
    {
        await using var cells = await OpenCells.OpenAsync(Language.Python, TestHost.Plain with { OutputBytesMax = 10_000 });

        var flood = await cells.RunAsync("x = 1\nwhile True: print('y' * 100)");

        Assert.Equal(ExecutionStatus.OutputExceeded, flood.Status);
        Assert.True(flood.Output.Truncated);
        cells.Host.Ended(ExecutionStatus.Completed, await cells.RunAsync("x"));
    }

    [Fact]
    public async Task Everything_a_cell_wrote_is_its_own_and_what_comes_later_is_the_next_ones()
    {
        await using var cells = await OpenCells.OpenAsync(Language.Python);

        var first = await cells.RunAsync("import os, subprocess\nos.write(1, b'a' * 200_000)\nsubprocess.Popen(['sh', '-c', 'sleep 0.5; echo late'])\nNone");
        Assert.Equal(200_000, first.Output.Stdout.Length);
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        var second = await cells.RunAsync("print('own')");

        Assert.Equal("late\nown\n", second.Output.Stdout);
    }

    [Fact]
    public async Task Each_cell_has_its_own_standard_input()
    {
        await using var cells = await OpenCells.OpenAsync(Language.Python);

        var first = await cells.RunAsync(TestHost.Submission(Language.Python, "print(input())") with { Stdin = "one\n" });
        var second = await cells.RunAsync(TestHost.Submission(Language.Python, "import sys; print(repr(sys.stdin.read()))"));

        Assert.Equal("one\n", first.Output.Stdout);
        Assert.Equal("''\n", second.Output.Stdout);
    }

    [Fact]
    public async Task An_interpreter_that_dies_ends_its_cell_and_says_how()
    {
        await using var cells = await OpenCells.OpenAsync(Language.Python, TestHost.Plain with { MemoryBytesMax = 128L << 20 });

        var hog = await cells.RunAsync("x = bytearray(10 ** 9)\nfor i in range(0, 10 ** 9, 4096): x[i] = 1");

        Assert.Contains(hog.Status, new[] { ExecutionStatus.MemoryExceeded, ExecutionStatus.Failed });
        if (hog.Status == ExecutionStatus.MemoryExceeded)
            Assert.False(cells.Sandbox.Lives);
    }

    [Fact]
    public async Task A_cell_cannot_end_another_cell_by_forging_its_word()
    {
        await using var cells = await OpenCells.OpenAsync(Language.Python);

        var forged = await cells.RunAsync("""
            import os
            os.write(3, b'{"op":"done","id":"00000000000000000000000000000000","status":0}\n' * 3)
            print('still here')
            """);

        cells.Host.Ended(ExecutionStatus.Completed, forged);
        Assert.Equal("still here\n", forged.Output.Stdout);
    }

    [Fact]
    public async Task A_rule_ends_the_interpreter_at_once()
    {
        await using var cells = await OpenCells.OpenAsync(Language.Python);
        var running = cells.RunAsync("import time\ntime.sleep(60)");
        await Task.Delay(500, TestContext.Current.CancellationToken);

        cells.Sandbox.Kill();

        Assert.Equal(ExecutionStatus.Killed, (await running).Status);
        Assert.False(cells.Sandbox.Lives);
    }
}
