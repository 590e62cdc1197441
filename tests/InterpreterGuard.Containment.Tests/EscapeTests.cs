using System.Globalization;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests;

/// <summary>What the walls are, as seen from inside by the program that runs there.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class EscapeTests(ContainmentHost containment)
{
    [Theory]
    [InlineData("python")]
    [InlineData("shell")]
    public async Task The_program_has_no_capabilities_no_new_privileges_and_a_filter(string language)
    {
        var status = await StatusAsync(language);

        Assert.All(Numbers(status["Uid"]), id => Assert.NotEqual(0, id));
        Assert.All(Numbers(status["Gid"]), id => Assert.NotEqual(0, id));
        foreach (var set in (string[])["CapInh", "CapPrm", "CapEff", "CapAmb"])
            Assert.Equal(0, long.Parse(status[set], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        Assert.Equal("1", status["NoNewPrivs"]);
        Assert.Equal("2", status["Seccomp"]);
        Assert.Equal("", status.GetValueOrDefault("Groups", "").Trim());
    }

    [Fact]
    public async Task The_root_is_read_only_and_the_work_folder_is_not()
    {
        var answer = await RunAsync("""
            import sys
            for path in sys.stdin.read().split():
                try:
                    open(path, "w").close()
                    print(path, "written")
                except OSError as e:
                    print(path, e.errno in (1, 13, 30))
            """, "/probe /usr/probe /usr/bin/probe /etc/probe /var/probe /opt/probe /root/probe /sandbox/probe /lib/probe /run/probe own /tmp/own");

        Assert.Equal(12, answer.Count);
        Assert.All(answer[..10], line => Assert.EndsWith(" True", line, StringComparison.Ordinal));
        Assert.Equal(["own written", "/tmp/own written"], answer[10..]);
    }

    [Fact]
    public async Task There_is_no_network_interface_but_loopback()
    {
        var answer = await RunAsync("""
            import os
            print(sorted(os.listdir("/sys/class/net")))
            print([line.split(":")[0].strip() for line in open("/proc/net/dev").readlines()[2:]])
            print(open("/proc/net/route").read().count("\n") - 1)
            """);

        Assert.Equal(["['lo']", "['lo']", "0"], answer);
    }

    [Fact]
    public async Task Masked_paths_show_nothing()
    {
        var answer = await RunAsync("""
            import os, sys
            for path in sys.stdin.read().split():
                try:
                    seen = os.listdir(path) if os.path.isdir(path) else open(path, "rb").read(64)
                except OSError:
                    seen = b""
                print(path, len(seen))
            """, "/proc/keys /proc/timer_list /proc/latency_stats /proc/timer_stats /proc/scsi /proc/acpi /sys/firmware");

        Assert.Equal(7, answer.Count);
        Assert.All(answer, line => Assert.EndsWith(" 0", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("os.listdir(path)")]
    [InlineData("open(path + '/host.sock')")]
    [InlineData("socket.socket(socket.AF_UNIX).connect(path + '/host.sock')")]
    [InlineData("os.rename(path, '/tmp/guard')")]
    public async Task The_guards_own_folder_is_out_of_reach(string attempt) =>
        await NeverReachedAsync($"import os, socket, sys\npath = sys.stdin.readline().strip()\n{attempt}", "/run/guard");

    [Theory]
    [InlineData("os.kill(1, 9)")]
    [InlineData("os.kill(1, 0)")]
    [InlineData("os.pidfd_open(1) and signal.pidfd_send_signal(os.pidfd_open(1), 19)")]
    [InlineData("open('/proc/1/mem', 'r+b')")]
    [InlineData("os.readlink('/proc/1/exe')")]
    [InlineData("os.listdir('/proc/1/fd')")]
    public async Task Init_can_neither_be_signalled_nor_looked_into(string attempt)
    {
        // Assembled inside, so that it is the walls that answer and not screening.
        var text = string.Join(' ', attempt.Select(letter => (int)letter));
        await NeverReachedAsync("import os, signal, sys\neval(''.join(chr(int(n)) for n in sys.stdin.read().split()))", text);
    }

    [Fact]
    public async Task The_machines_process_numbers_and_other_sandboxes_are_not_seen()
    {
        var mark = Witness.Mark();
        var other = containment.Host.RunAsync(Submission.Shell($"sleep {mark}") with { TimeoutSeconds = 6 });
        await Witness.FindAsync(mark);

        var answer = await RunAsync("""
            import os
            commands = []
            for pid in filter(str.isdigit, os.listdir("/proc")):
                try:
                    commands.append(open(f"/proc/{pid}/cmdline").read())
                except OSError:
                    pass
            print(len(commands) < 10, any("dockerd" in c or "sleep" in c for c in commands))
            """);

        Assert.Equal(["True False"], answer);
        await other;
    }

    private static IEnumerable<int> Numbers(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => int.Parse(word, CultureInfo.InvariantCulture));

    private async Task NeverReachedAsync(string code, string stdin)
    {
        var answer = await containment.Host.RunAsync(Submission.Python($"{code}\nprint('reached')") with { Stdin = stdin + "\n" });

        Assert.True(answer.Status is "failed" or "killed" or "refused" or "held", $"{answer}");
        Assert.DoesNotContain("reached", answer.Stdout, StringComparison.Ordinal);
    }

    private async Task<Dictionary<string, string>> StatusAsync(string language)
    {
        var submission = language == "python" ? Submission.Python("print(open('/proc/self/status').read())") : Submission.Shell("while read -r line; do echo \"$line\"; done < /proc/$$/status");
        var answer = await containment.Host.RunAsync(submission);
        Assert.True(answer.Status == "completed", $"{answer}");
        return answer.Stdout.Split('\n').Where(line => line.Contains(':', StringComparison.Ordinal)).Select(line => line.Split(':', 2))
            .ToDictionary(parts => parts[0], parts => parts[1].Trim(), StringComparer.Ordinal);
    }

    private async Task<List<string>> RunAsync(string code, string? stdin = null)
    {
        var answer = await containment.Host.RunAsync(Submission.Python(code) with { Stdin = stdin });
        Assert.True(answer.Status == "completed", $"{answer}");
        return [.. answer.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
