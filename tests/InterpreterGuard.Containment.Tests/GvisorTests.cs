using System.Text.Json;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests;

/// <summary>Code in a sandbox with a kernel of its own runs as anywhere else, and what it tries is told.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class GvisorTests(GvisorHost gvisor) : IClassFixture<GvisorHost>
{
    [Theory]
    [InlineData("python", "import subprocess, numpy\nprint(numpy.arange(4).sum() * 7)\nprint(subprocess.run(['uname', '-s'], capture_output=True, text=True).stdout, end='')", "42\nLinux")]
    [InlineData("javascript", "console.log(6 * 7); require('fs').writeFileSync('/work/x', 'y')", "42")]
    [InlineData("csharp", "Console.WriteLine(6 * 7);", "42")]
    [InlineData("shell", "echo $((6 * 7)) | tee /work/x | cat", "42")]
    public async Task Honest_code_runs_and_makes_no_incident(string language, string code, string output)
    {
        var answer = await gvisor.Host.RunAsync(new() { Language = language, Code = code, Profile = GvisorHost.Profile });

        Assert.True(answer.Status == "completed", $"{answer}");
        Assert.Equal(output, answer.Stdout.Trim());
        Assert.True(answer.IncidentId is null, $"{string.Join("\n", answer.Detections)}");
        var applied = answer.Security.GetProperty("policy").GetProperty("applied");
        Assert.Equal("runsc", applied.GetProperty("runtime").GetString());
        Assert.Contains("not told: addressed datagrams", applied.GetProperty("syscall_filter").GetString(), StringComparison.Ordinal);
        var sentry = Sensor(answer);
        Assert.True(sentry.GetProperty("on").GetBoolean() && sentry.GetProperty("seen").GetInt64() > 0, $"{sentry}");
        Assert.Equal(0, sentry.GetProperty("lost").GetInt64());
    }

    [Theory]
    [InlineData("import ctypes\nctypes.CDLL(None).syscall(101, 16, 1, 0, 0)", "syscall.forbidden", "ptrace")]
    [InlineData("import ctypes\nctypes.CDLL(None).unshare(0x10000000)", "syscall.forbidden", "CLONE_NEWUSER")]
    [InlineData("try: open('/etc/shadow')\nexcept OSError: pass", "file.open", "/etc/shadow")]
    [InlineData("import os\nos.chdir('/etc')\ntry: open('../etc/./shadow')\nexcept OSError: pass", "file.open", "\"/etc/shadow\"")]
    [InlineData("import socket\nsocket.socket().connect_ex(('192.0.2.7', 4444))", "network.connect", "192.0.2.7")]
    [InlineData("import socket\ntry: socket.socket(17, 3, 3)\nexcept OSError: pass", "network.socket", "packet")]
    [InlineData("import socket\ns = socket.socket()\ns.bind(('0.0.0.0', 4444))", "network.bind", "4444")]
    [InlineData("import subprocess\nsubprocess.run(['/bin/sh', '-c', 'exec cat /proc/version'])", "process.exec", "cat /proc/version")]
    [InlineData("import subprocess\ntry: subprocess.run(['sudo', 'insmod', 'x.ko'])\nexcept OSError: pass", "process.exec", "insmod x.ko")]
    [InlineData("import os\ntry: os.setuid(0)\nexcept OSError: pass", "process.identity", "setuid")]
    public async Task What_code_tries_is_told(string code, string kind, string word)
    {
        var answer = await gvisor.Host.RunAsync(Submission.Python(code) with { Profile = GvisorHost.Profile });

        Assert.True(answer.Body.TryGetProperty("status", out _), $"{answer}");
        var facts = (await gvisor.Host.ObservationsAsync(answer.Id)).Where(observation => observation.GetProperty("kind").GetString() == kind).ToArray();
        Assert.Contains(facts, fact => fact.GetRawText().Contains(word, StringComparison.Ordinal));
        Assert.All(facts, fact => Assert.NotEqual("denied", fact.GetProperty("decision").GetString()));
    }

    [Fact]
    public async Task An_attempt_becomes_an_incident_with_its_process()
    {
        var answer = await gvisor.Host.RunAsync(Submission.Shell("cat /etc/shadow; nsenter -t 1 -m id; true") with { Profile = GvisorHost.Profile });

        var incident = await gvisor.Host.IncidentAsync(answer.Id);
        Assert.True(incident is not null, $"{answer}");
    }

    [Theory]
    [InlineData("x = bytearray(600 << 20)\nfor i in range(0, len(x), 4096): x[i] = 1", "memory_exceeded")]
    [InlineData("while True: pass", "timed_out")]
    [InlineData("import time\ntime.sleep(60)", "timed_out")]
    public async Task Limits_hold(string code, string status)
    {
        var answer = await gvisor.Host.RunAsync(Submission.Python(code) with { Profile = GvisorHost.Profile, TimeoutSeconds = 6 });

        Assert.True(answer.Status == status, $"{answer}");
    }

    [Fact]
    public async Task Processes_are_bounded_inside()
    {
        var answer = await gvisor.Host.RunAsync(Submission.Python("import os, time\nmade = 0\nfor i in range(100):\n    try:\n        if os.fork() == 0:\n            time.sleep(3)\n            os._exit(0)\n        made += 1\n    except OSError:\n        pass\nprint(made)") with { Profile = GvisorHost.Profile });

        Assert.True(answer.Status == "completed", $"{answer}");
        Assert.InRange(int.Parse(answer.Stdout.Trim(), System.Globalization.CultureInfo.InvariantCulture), 1, 40);
    }

    private static JsonElement Sensor(Answer answer) =>
        answer.Security.GetProperty("policy").GetProperty("sensors").EnumerateArray().Single(sensor => sensor.GetProperty("sensor").GetString() == "sentry");
}
