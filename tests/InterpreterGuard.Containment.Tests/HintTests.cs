using System.Text.Json;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests;

/// <summary>Code that did not come to a good end is told which limit, wall or rule it met; code that failed by itself is told nothing more.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class HintTests(ContainmentHost containment)
{
    [Fact]
    public async Task A_request_to_the_network_is_told_that_there_is_none()
    {
        var hint = await OnlyHintAsync(Submission.Python("import requests\nrequests.get('http://192.0.2.7/', timeout=5)"));

        Assert.Equal(("network", "The sandbox has no network: connecting to 192.0.2.7:80 was denied."), Told(hint));
        Assert.Equal("IG4005", hint.GetProperty("rule").GetString());
    }

    [Fact]
    public async Task A_write_outside_its_folders_is_told_where_it_may_write()
    {
        var hint = await OnlyHintAsync(Submission.Shell("echo x > /etc/x"));

        Assert.Equal(("read_only", "Only /work and /tmp can be written; everything else is a read-only file system."), Told(hint));
    }

    [Fact]
    public async Task Too_many_processes_are_told_how_many_there_may_be()
    {
        var hint = await OnlyHintAsync(Submission.Python("import subprocess\nall = [subprocess.Popen(['sleep', '3']) for _ in range(100)]") with { Profile = HostFolders.TightProfile });

        Assert.Equal(("processes", "The sandbox may have 24 processes and threads at once; starting more was refused."), Told(hint));
        Assert.Equal(24, hint.GetProperty("limit").GetInt32());
        Assert.Equal("'processes' of profile 'tight' in the policy; another profile may have more.", hint.GetProperty("change").GetString());
    }

    [Fact]
    public async Task Too_much_memory_is_told_how_much_there_may_be()
    {
        var hint = await OnlyHintAsync(Submission.Python("x = bytearray(1 << 30)") with { Limits = new Dictionary<string, object>(StringComparer.Ordinal) { ["memory"] = "200MiB" } });

        Assert.Equal(("memory", "The sandbox may hold 200 MiB of memory, files in /work and /tmp included; the kernel ended a process that needed more."), Told(hint));
        Assert.Equal("'limits.memory' of the request; profile 'default' may allow more.", hint.GetProperty("change").GetString());
    }

    [Fact]
    public async Task A_denied_call_is_named()
    {
        // The name comes on standard input: screening would refuse it otherwise.
        var hint = await OnlyHintAsync(Submission.Python("""
            import ctypes, os
            libc = ctypes.CDLL(None, use_errno=True)
            if getattr(libc, input())(0x10000000):
                raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
            """) with { Stdin = "unshare\n" });

        Assert.Equal(("permission", "The system call 'unshare' was denied; no code may make it here."), Told(hint));
    }

    [Theory]
    [InlineData("raise ValueError('no network, read-only, out of memory')")]
    [InlineData("open('/nope')")]
    [InlineData("import sys; sys.exit(3)")]
    public async Task Code_that_fails_by_itself_is_told_nothing_more(string code)
    {
        var answer = await containment.Host.RunAsync(Submission.Python(code));

        Assert.Equal("failed", answer.Status);
        Assert.False(answer.Body.TryGetProperty("hints", out _), $"{answer}");
    }

    private static (string? About, string? Text) Told(JsonElement hint) => (hint.GetProperty("about").GetString(), hint.GetProperty("text").GetString());

    private async Task<JsonElement> OnlyHintAsync(Submission submission)
    {
        var answer = await containment.Host.RunAsync(submission);

        Assert.True(answer.Body.TryGetProperty("hints", out var hints), $"{answer}");
        return Assert.Single(hints.EnumerateArray());
    }
}
