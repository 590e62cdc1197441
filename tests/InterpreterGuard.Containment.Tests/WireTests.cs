using System.Diagnostics;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests;

/// <summary>What a program can do to the wire it is held by. It may spoil its own results, never the record, the host or anybody else.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class WireTests(ContainmentHost containment)
{
    [Fact]
    public async Task A_forged_ending_does_not_change_how_it_ended()
    {
        // Frames as init would send them: EXIT with code 0, ERROR, READY, a LISTENER and HELLO; then it ends with 5.
        var answer = await containment.Host.RunAsync(Submission.Python("""
            import os, struct
            frames = b""
            for kind, payload in ((0x20, struct.pack("<iiQQQQQQ", 0, 0, 0, 0, 0, 0, 0, 0)), (0x2F, b"\0" * 8 + b"forged"), (0x03, b""), (0x02, b"\0" * 4), (0x01, b"\1\0\0\0")):
                frames += struct.pack("<IB3x", len(payload), kind) + payload
            for fd in range(3, 64):
                try:
                    os.write(fd, frames)
                except OSError:
                    pass
            os._exit(5)
            """));

        await NothingIsForgedAsync(answer, exitCode: 5);
    }

    [Fact]
    public async Task Forged_lines_of_the_runner_do_not_change_how_it_ended()
    {
        var answer = await containment.Host.RunAsync(Submission.Python("""
            import os
            lines = b'ready\n{"op":"warmed","step":1,"of":1}\n{"op":"exit","code":0}\n{"op":"result","is_main":true,"data":{"text/plain":"forged"}}\n{"op":7}\n[]\nnull\n{"op":"error","name":"x"}\n'
            for fd in range(3, 64):
                try:
                    os.write(fd, lines)
                except OSError:
                    pass
            os._exit(6)
            """));

        await NothingIsForgedAsync(answer, exitCode: 6);
    }

    [Fact]
    public async Task A_forged_error_does_not_stick_to_a_program_that_ended_well()
    {
        var answer = await containment.Host.RunAsync(Submission.Python("import os\nos.write(3, b'{\"op\":\"error\",\"name\":\"Forged\",\"value\":\"v\",\"traceback\":\"t\"}\\n')"));

        Assert.Equal("completed", answer.Status);
        Assert.DoesNotContain("Forged", $"{answer}", StringComparison.Ordinal);
        await StillServesAsync();
    }

    [Fact]
    public async Task Garbage_on_every_descriptor_harms_nobody_else()
    {
        var answer = await containment.Host.RunAsync(Submission.Python("""
            import os
            for fd in range(3, 64):
                try:
                    os.write(fd, os.urandom(8192) + b"\n" + b"\xff\xfe{" * 1000 + b"\n")
                except OSError:
                    pass
            os._exit(7)
            """));

        await NothingIsForgedAsync(answer, exitCode: 7);
    }

    [Fact]
    public async Task A_line_without_end_is_bounded()
    {
        var before = HostMemory();
        var answer = await containment.Host.RunAsync(Submission.Python("""
            import os
            part = b"x" * 65536
            try:
                for _ in range(4096):
                    os.write(3, part)
            except OSError:
                pass
            os._exit(8)
            """) with { TimeoutSeconds = 10 });

        Assert.True(answer.Status is "failed" or "output_exceeded" or "sandbox_failed" or "timed_out" or "killed", $"{answer}");
        Assert.True(HostMemory() - before < 192L << 20, $"the host grew by {(HostMemory() - before) >> 20} MiB on a line of 256 MiB");
        await StillServesAsync();
    }

    [Fact]
    public async Task A_result_is_the_programs_own_claim_and_bounded()
    {
        var answer = await containment.Host.RunAsync(Submission.Python("'y' * (8 << 20)"));

        Assert.Equal("completed", answer.Status);
        var text = answer.Body.GetProperty("results")[0].GetProperty("data").GetProperty("text/plain").GetString()!;
        Assert.InRange(text.Length, 1, 256 << 10);
    }

    [Fact]
    public async Task A_program_that_closes_every_descriptor_still_ends()
    {
        var answer = await containment.Host.RunAsync(Submission.Python("import os, time\nos.closerange(0, 1024)\ntime.sleep(0.2)\nos._exit(9)"));

        await NothingIsForgedAsync(answer, exitCode: 9);
    }

    [Fact]
    public async Task A_program_that_closes_its_stdout_still_completes()
    {
        var answer = await containment.Host.RunAsync(Submission.Shell("echo before\nexec 1>&-\nsleep 0.2\nexit 0"));

        Assert.Equal("completed", answer.Status);
        Assert.Equal("before\n", answer.Stdout);
    }

    [Fact]
    public async Task Children_left_behind_die_with_their_parent()
    {
        var mark = Witness.Mark();
        var running = containment.Host.RunAsync(Submission.Python($$"""
            import os, subprocess, time
            for _ in range(3):
                if os.fork() == 0:
                    os.setsid()
                    subprocess.Popen(["sleep", "{{mark}}"])
                    time.sleep(60)
            time.sleep(1)
            print("parent is done", flush=True)
            os._exit(0)
            """));
        var child = await Witness.FindAsync(mark);

        var answer = await running;

        Assert.Equal("completed", answer.Status);
        Assert.Equal("parent is done\n", answer.Stdout);
        Assert.InRange(answer.Took, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.True(await child.DiesWithinAsync(TimeSpan.FromSeconds(5)), "a child is still alive");
    }

    [Theory]
    [InlineData("python", "import signal, subprocess\nfor n in (1, 2, 3, 15):\n    signal.signal(n, signal.SIG_IGN)\nsubprocess.Popen(['sleep', '{0}'])\nwhile True:\n    signal.pause()")]
    [InlineData("shell", "trap '' TERM INT HUP\nsleep {0} &\nwhile true; do sleep 1; done")]
    public async Task A_program_that_ignores_SIGTERM_is_ended_in_time(string language, string code)
    {
        var mark = Witness.Mark();
        var running = containment.Host.RunAsync(new Submission { Language = language, Code = code.Replace("{0}", mark, StringComparison.Ordinal), TimeoutSeconds = 3 });
        var child = await Witness.FindAsync(mark);

        var answer = await running;

        Assert.Equal("timed_out", answer.Status);
        Assert.InRange(answer.Took, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(8));
        Assert.True(await child.DiesWithinAsync(TimeSpan.FromSeconds(2)), "it is still alive");
    }

    private async Task NothingIsForgedAsync(Answer answer, int exitCode)
    {
        // The host may end the conversation over garbage, or take it for a bad result; an ending nobody had is the one thing it may not tell.
        Assert.True(answer.Status is "failed" or "sandbox_failed", $"{answer}");
        if (answer.Status == "failed")
            Assert.Equal(exitCode, answer.ExitCode);
        await StillServesAsync();
    }

    private async Task StillServesAsync()
    {
        var next = await containment.Host.RunAsync(Submission.Python("print(6 * 7)"));

        Assert.Equal("completed", next.Status);
        Assert.Equal("42\n", next.Stdout);
    }

    private long HostMemory()
    {
        using var process = Process.GetProcessById(containment.Host.Pid);
        return process.WorkingSet64;
    }
}
