using InterpreterGuard.Core.Detections;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Hints;
using InterpreterGuard.Core.Identity;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.TestKit.Given;

namespace InterpreterGuard.Core.Tests.Hints;

public sealed class HintWriterTests
{
    private static readonly Profile Default = new() { Name = "default" };
    private static readonly NetworkConnect Connect = new() { Family = "inet", Address = "192.0.2.7", Port = 443 };

    [Fact]
    public void Code_that_fails_by_itself_has_none()
    {
        Assert.Empty(Write(Failed("ValueError", "x")));
        Assert.Empty(Write(Failed("FileNotFoundError", "[Errno 2] No such file or directory: '/nope'")));
        Assert.Empty(Write(new SandboxOutcome { Status = ExecutionStatus.Failed, ExitCode = 1 }, Seen(new FileOpen { Path = "/etc/passwd" }, Decision.Allowed)));
    }

    [Theory]
    [InlineData(ExecutionStatus.Completed)]
    [InlineData(ExecutionStatus.Cancelled)]
    [InlineData(ExecutionStatus.SandboxFailed)]
    public void What_ended_well_or_by_no_doing_of_its_own_has_none(ExecutionStatus status) =>
        Assert.Empty(Write(new SandboxOutcome { Status = status }, Seen(Connect, Decision.Denied)));

    [Theory]
    [InlineData("memory", 512L << 20, HintAbout.Memory, "The sandbox may hold 512 MiB of memory, files in /work and /tmp included; the kernel ended a process that needed more.", "'memory' of profile 'default' in the policy; another profile may have more.")]
    [InlineData("processes", 64, HintAbout.Processes, "The sandbox may have 64 processes and threads at once; starting more was refused.", "'processes' of profile 'default' in the policy; another profile may have more.")]
    [InlineData("cpu_time", 30_000, HintAbout.Cpu, "The code may use 30 s of processor time, all processes together; it was ended there.", "'cpu_time' of profile 'default' in the policy; another profile may have more.")]
    [InlineData("wall_clock", 1500, HintAbout.Time, "The code may take 1.5 s from its start to its end; it was ended there.", "'wall_clock' of profile 'default' in the policy; another profile may have more.")]
    [InlineData("work_disk", 128L << 20, HintAbout.Disk, "The work folder holds 128 MiB, and it was full.", "'work_disk' of profile 'default' in the policy; another profile may have more.")]
    [InlineData("tmp_disk", 64L << 20, HintAbout.Disk, "/tmp holds 64 MiB, and it was full.", "'tmp_disk' of profile 'default' in the policy; another profile may have more.")]
    [InlineData("output", 1L << 20, HintAbout.Output, "stdout and stderr may have 1 MiB together; the code was ended when it wrote more.", "'output' of profile 'default' in the policy; another profile may have more.")]
    public void A_limit_that_was_reached_is_named_with_where_it_is_changed(string resource, long limit, HintAbout about, string text, string change) =>
        Assert.Equal(
            new Hint(about, text, limit, null, change),
            Assert.Single(Write(new SandboxOutcome { Status = ExecutionStatus.Failed }, Seen(new ResourceLimit { Resource = resource, Limit = limit }, Decision.Denied))));

    [Fact]
    public void A_limit_of_the_request_is_the_requests()
    {
        var asked = Some() with { LimitsAsked = new LimitsAsked { MemoryBytes = 64 << 20 }, WallClockAsked = TimeSpan.FromSeconds(2) };

        var hints = HintWriter.Write(
            asked, asked.Narrow(Default), new SandboxOutcome { Status = ExecutionStatus.TimedOut },
            [
                Seen(new ResourceLimit { Resource = "memory", Limit = 64 << 20 }, Decision.Denied, 1),
                Seen(new ResourceLimit { Resource = "wall_clock", Limit = 2000 }, Decision.Denied, 2),
            ],
            []);

        Assert.Equal(
            ["'limits.memory' of the request; profile 'default' may allow more.", "'timeout_seconds' of the request; profile 'default' may allow more."],
            hints.Select(hint => hint.Change));
    }

    [Fact]
    public void A_connection_that_was_denied_is_named_with_its_rule()
    {
        var hints = HintWriter.Write(
            Some(), Default, Failed("URLError", "<urlopen error [Errno 101] Network is unreachable>"), [Seen(Connect, Decision.Denied)], [Detection("IG4005", RuleAction.Deny)]);

        Assert.Equal(
            new Hint(HintAbout.Network, "The sandbox has no network: connecting to 192.0.2.7:443 was denied.", null, new RuleId("IG4005"), "'egress' of profile 'default' in the policy. Data can be brought along in 'files'."),
            Assert.Single(hints));
    }

    [Fact]
    public void A_name_that_could_not_be_looked_up_is_told_once()
    {
        var lookUp = new NetworkConnect { Family = "inet", Address = "127.0.0.1", Port = 53, Loopback = true };

        var hints = Write(Failed("ConnectionError", "Temporary failure in name resolution"), Seen(lookUp, Decision.Denied, 1), Seen(lookUp, Decision.Denied, 2));

        Assert.Equal("The sandbox has no network: looking up a name was denied.", Assert.Single(hints).Text);
    }

    [Fact]
    public void A_call_that_was_denied_is_named_and_so_is_what_ended_it()
    {
        var denied = Write(Failed("OSError", "[Errno 1] Operation not permitted"), Seen(new SyscallForbidden { Name = "unshare", Family = "namespace" }, Decision.Denied));
        var killed = HintWriter.Write(
            Some(), Default, new SandboxOutcome { Status = ExecutionStatus.Killed },
            [Seen(new FileOpen { Path = "/root/.aws/credentials" }, Decision.Killed)], [Detection("IG6001", RuleAction.Kill)]);

        Assert.Equal("The system call 'unshare' was denied; no code may make it here.", Assert.Single(denied).Text);
        Assert.Equal("Nothing: it is part of the sandbox's walls.", denied[0].Change);
        Assert.Equal("Opening '/root/.aws/credentials' was answered by ending the execution.", Assert.Single(killed).Text);
        Assert.Equal((new RuleId("IG6001"), "The policy's rule; an overlay can switch or narrow it."), (killed[0].Rule!.Value, killed[0].Change));
    }

    [Theory]
    [InlineData("OSError", "[Errno 30] Read-only file system: '/etc/x'", HintAbout.ReadOnly)]
    [InlineData("Error", "EROFS: read-only file system, open '/etc/x'", HintAbout.ReadOnly)]
    [InlineData("MemoryError", "", HintAbout.Memory)]
    [InlineData("System.OutOfMemoryException", "", HintAbout.Memory)]
    [InlineData("OSError", "[Errno 28] No space left on device: 'x'", HintAbout.Disk)]
    [InlineData("OSError", "[Errno 27] File too large: 'x'", HintAbout.Disk)]
    [InlineData("OSError", "[Errno 24] Too many open files: '/dev/null'", HintAbout.OpenFiles)]
    [InlineData("PermissionError", "[Errno 1] Operation not permitted: '/tmp'", HintAbout.Permission)]
    [InlineData("Error", "getaddrinfo EAI_AGAIN example.com", HintAbout.Network)]
    public void The_kernels_own_word_is_enough(string name, string value, HintAbout about)
    {
        Assert.Equal(about, Assert.Single(Write(Failed(name, value))).About);
        if (value.Length > 0)
            Assert.Equal(about, Assert.Single(Write(new SandboxOutcome { Status = ExecutionStatus.Failed, Output = new CapturedOutput("", value, false) })).About);
    }

    [Fact]
    public void What_a_program_raises_itself_is_not_the_sandboxs_doing() =>
        Assert.Empty(Write(new SandboxOutcome { Status = ExecutionStatus.Failed, Error = new ExecutionError("MemoryError", "", "  File \"main.py\", line 1, in <module>\n    raise MemoryError\n") }));

    [Fact]
    public void There_are_few_and_short_ones_however_much_was_tried()
    {
        var observations = Enumerable.Range(0, 500).SelectMany(number => (Observation[])
        [
            Seen(Connect with { Port = number }, Decision.Denied, number * 3),
            Seen(new FileOpen { Path = $"/{number}" + new string('\u001b', 5000) }, Decision.Denied, (number * 3) + 1),
            Seen(new ResourceLimit { Resource = "work_disk", Limit = number }, Decision.Denied, (number * 3) + 2),
        ]).ToArray();

        var hints = Write(Failed("OSError", "Read-only file system"), observations);

        Assert.Equal(5, hints.Count);
        Assert.All(hints, hint => Assert.True(hint.Text.Length <= 300 && !hint.Text.Any(char.IsControl)));
        Assert.Equal(HintAbout.Disk, hints[0].About);
    }

    private static SandboxOutcome Failed(string name, string value) =>
        new() { Status = ExecutionStatus.Failed, ExitCode = 1, Error = new ExecutionError(name, value, "") };

    private static IReadOnlyList<Hint> Write(SandboxOutcome outcome, params Observation[] observations) => HintWriter.Write(Some(), Default, outcome, observations, []);

    private static Observation Seen(Fact fact, Decision decision, long sequence = 1) => new(sequence, GivenExecutions.Noon, ProcessReference.Guard, fact, decision);

    private static Detection Detection(string rule, RuleAction action) => new()
    {
        Rule = new RuleId(rule), RuleName = "a rule", Severity = Severity.High, Action = action, ActionWanted = action, Message = "seen", Observation = 1, At = GivenExecutions.Noon,
    };

    private static Submission Some() => new()
    {
        Id = ExecutionId.New(TimeProvider.System), Language = Language.Python, Code = "x", ProfileName = "default", ApiKeyId = "k1", ReceivedAt = GivenExecutions.Noon,
    };
}
