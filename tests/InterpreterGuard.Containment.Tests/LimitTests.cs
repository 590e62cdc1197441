using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests;

/// <summary>Each limit: a program that hits it and has its own ending, and a neighbour just under it that passes.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class LimitTests(ContainmentHost containment)
{
    [Fact]
    public async Task A_program_that_sleeps_too_long_ends_as_timed_out()
    {
        var answer = await containment.Host.RunAsync(Submission.Python("import time\ntime.sleep(60)") with { TimeoutSeconds = 1 });

        Assert.Equal("timed_out", answer.Status);
        Assert.InRange(answer.Took, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_program_that_ends_just_in_time_completes()
    {
        await CompletesAsync(Submission.Python("import time\ntime.sleep(1)\nprint('ok')") with { TimeoutSeconds = 4 });
    }

    [Fact]
    public async Task A_program_that_computes_too_long_ends_as_cpu_exceeded()
    {
        var answer = await containment.Host.RunAsync(Tight(Submission.Python("while True:\n    pass")));

        Assert.Equal("cpu_exceeded", answer.Status);
    }

    [Fact]
    public async Task Processor_time_of_all_processes_counts_together()
    {
        var answer = await containment.Host.RunAsync(Tight(Submission.Python("""
            import os
            for _ in range(4):
                if os.fork() == 0:
                    while True:
                        pass
            os.wait()
            """)));

        Assert.Equal("cpu_exceeded", answer.Status);
    }

    [Fact]
    public async Task A_program_that_computes_just_long_enough_completes()
    {
        await CompletesAsync(Tight(Submission.Python("import time\nwhile time.process_time() < 1:\n    pass\nprint('ok')")));
    }

    [Fact]
    public async Task A_program_that_takes_too_much_memory_ends_as_memory_exceeded()
    {
        var answer = await containment.Host.RunAsync(Little(Submission.Python("hoard = [bytearray(b'x' * (1 << 20)) for _ in range(1000)]\nprint('has it all')")));

        Assert.Equal("memory_exceeded", answer.Status);
        Assert.DoesNotContain("has it all", answer.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_that_takes_too_much_memory_ends_as_memory_exceeded()
    {
        // The end of a pipe is known only at its end, so tail has to keep it all.
        var answer = await containment.Host.RunAsync(Little(Submission.Shell("head -c 1000000000 /dev/zero | tail -c 1000000000 | wc -c; exit 1")));

        Assert.Equal("memory_exceeded", answer.Status);
    }

    [Fact]
    public async Task A_program_that_takes_much_memory_but_not_too_much_completes()
    {
        await CompletesAsync(Tight(Submission.Python("data = bytearray(b'x' * (100 << 20))\nprint('ok')")));
    }

    [Fact]
    public async Task A_program_that_starts_too_many_processes_ends_as_process_limit()
    {
        var answer = await containment.Host.RunAsync(Tight(Submission.Python("""
            import os, time
            for _ in range(100):
                if os.fork() == 0:
                    time.sleep(3)
                    os._exit(0)
            """)));

        Assert.Equal("process_limit", answer.Status);
    }

    [Fact]
    public async Task A_program_that_starts_many_processes_but_not_too_many_completes()
    {
        await CompletesAsync(Tight(Submission.Python("""
            import os, time
            for _ in range(15):
                if os.fork() == 0:
                    time.sleep(0.3)
                    os._exit(0)
            for _ in range(15):
                os.wait()
            print('ok')
            """)));
    }

    [Fact]
    public async Task A_gibibyte_of_output_ends_as_output_exceeded_and_is_cut()
    {
        var answer = await containment.Host.RunAsync(Submission.Python("import sys\nfor _ in range(1024):\n    sys.stdout.write('x' * (1 << 20))"));

        Assert.Equal("output_exceeded", answer.Status);
        Assert.True(answer.Truncated);
        Assert.InRange(answer.Stdout.Length, 1, 1 << 20);
    }

    [Fact]
    public async Task Output_just_under_the_bound_arrives_whole()
    {
        var answer = await containment.Host.RunAsync(Tight(Submission.Python("print('x' * 60000)")));

        Assert.Equal("completed", answer.Status);
        Assert.False(answer.Truncated);
        Assert.Equal(60_001, answer.Stdout.Length);
    }

    [Theory]
    [InlineData("big.bin")]
    [InlineData("/tmp/big.bin")]
    public async Task A_program_that_fills_a_disk_ends_as_disk_exceeded(string path)
    {
        var answer = await containment.Host.RunAsync(Tight(Submission.Python($"with open('{path}', 'wb') as f:\n    for _ in range(100):\n        f.write(bytes(1 << 20))")));

        Assert.Equal("disk_exceeded", answer.Status);
    }

    [Theory]
    [InlineData("big.bin", 14)]
    [InlineData("/tmp/big.bin", 6)]
    public async Task A_program_that_nearly_fills_a_disk_completes(string path, int mebibytes)
    {
        await CompletesAsync(Tight(Submission.Python($"with open('{path}', 'wb') as f:\n    for _ in range({mebibytes}):\n        f.write(bytes(1 << 20))\nprint('ok')")));
    }

    [Fact]
    public async Task The_receipt_tells_the_limits_as_the_kernel_has_them()
    {
        var answer = await containment.Host.RunAsync(Tight(Submission.Python("import time\ntime.sleep(0.1)")));

        var applied = answer.Security.GetProperty("policy").GetProperty("applied");
        Assert.Equal(256L << 20, applied.GetProperty("memory_bytes").GetInt64());
        Assert.Equal(24, applied.GetProperty("processes").GetInt32());
        Assert.Equal(16L << 20, applied.GetProperty("work_bytes").GetInt64());
        Assert.Equal(8L << 20, applied.GetProperty("tmp_bytes").GetInt64());
        Assert.Equal("none", applied.GetProperty("network").GetString());
        Assert.True(applied.GetProperty("read_only_root").GetBoolean());
        Assert.True(applied.GetProperty("no_new_privileges").GetBoolean());
    }

    private static Submission Tight(Submission submission) => submission with { Profile = HostFolders.TightProfile };

    // Memory alone is short: on a slow machine the tight profile's processor time is over before its memory is full.
    private static Submission Little(Submission submission) => submission with { Limits = new Dictionary<string, object>(StringComparer.Ordinal) { ["memory"] = "100MiB" } };

    private async Task CompletesAsync(Submission submission)
    {
        var answer = await containment.Host.RunAsync(submission);

        Assert.True(answer.Status == "completed", $"{answer}");
        Assert.Equal("ok\n", answer.Stdout);
    }
}
