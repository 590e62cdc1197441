using InterpreterGuard.Core.Facts;
using InterpreterGuard.Monitoring.Syscalls.Filter;
using InterpreterGuard.Monitoring.Syscalls.Kernel;
using InterpreterGuard.Monitoring.Tests.Kernel;

namespace InterpreterGuard.Monitoring.Tests.Syscalls;

/// <summary>Attempts only: every one is answered with an error before the kernel does anything.</summary>
public sealed class ForbiddenCallsTests
{
    // Arguments that pass a call's check in the filter, where it has one.
    private static readonly Dictionary<string, string> Telling = new(StringComparer.Ordinal)
    {
        ["unshare"] = "0x10000000",
        ["clone"] = "0x10000011",

        // Its flags lie in memory: the bits of this text name namespaces, those of the other none.
        ["clone3"] = "s:xxxxxxxx,88",
        ["seccomp"] = "1",
        ["prctl"] = "22,2",
        ["personality"] = "0x40000",
    };

    // Neighbours with the same number that honest programs make.
    private static readonly Dictionary<string, string> Harmless = new(StringComparer.Ordinal)
    {
        ["unshare"] = "0x400",
        ["seccomp"] = "2,0,0",
        ["prctl"] = "38,1",
        ["personality"] = "0xffffffff",
    };

    [Fact]
    public async Task Every_forbidden_call_is_denied_and_recorded_with_its_family()
    {
        var table = SyscallTable.OfThisMachine;
        var calls = ForbiddenList.All;
        var arguments = calls.Select(call => $"{table[call.Name]}:{Telling.GetValueOrDefault(call.Name, "")}");

        var (sink, output, _, exitCode) = await WatchedRun.RunAsync([Programs.Probe, .. arguments]);

        Assert.Equal(0, exitCode);
        Assert.Equal(calls.Select(call => $"{table[call.Name]} -1 {call.Errno}"), output.TrimEnd().Split('\n'));
        Assert.Equal(calls.Select(call => (call.Name, call.Family)), sink.Facts<SyscallForbidden>().Select(fact => (fact.Name, fact.Family)));
    }

    [Fact]
    public async Task Their_harmless_neighbours_pass_unrecorded()
    {
        var table = SyscallTable.OfThisMachine;

        var (sink, _, _, exitCode) = await WatchedRun.RunAsync([Programs.Probe, .. Harmless.Select(call => $"{table[call.Key]}:{call.Value}")]);

        Assert.Equal(0, exitCode);
        Assert.Empty(sink.Facts<SyscallForbidden>());
    }

    [Fact]
    public async Task Clone3_does_not_exist_and_is_told_when_it_asks_for_namespaces()
    {
        var (sink, output, _, _) = await WatchedRun.RunAsync(Programs.Probe, "435:0,0", "435:s:aaa,88", "435:s:xxxxxxxx,88");

        Assert.Equal(["435 -1 38", "435 -1 38", "435 -1 38"], output.TrimEnd().Split('\n'));
        var told = Assert.Single(sink.Facts<SyscallForbidden>());
        Assert.Equal(("clone3", "namespace"), (told.Name, told.Family));
        Assert.Contains("CLONE_NEWUSER", told.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_x32_call_is_denied_and_recorded()
    {
        var (sink, output, _, _) = await WatchedRun.RunAsync(Programs.Probe, $"{0x4000_0000 + 39}:");

        Assert.Equal($"{0x4000_0000 + 39} -1 38", output.TrimEnd());
        Assert.Equal(("foreign", "x32 call 39"), sink.Facts<SyscallForbidden>().Select(fact => (fact.Family, fact.Detail)).Single());
    }

    [Fact]
    public async Task A_call_of_a_foreign_architecture_is_denied_and_recorded()
    {
        var (sink, output, _, exitCode) = await WatchedRun.RunAsync(Programs.Probe, "39:", "int80", "39:");

        // Where the kernel lacks 32-bit calls the program meets SIGSEGV instead, which a shell tells as 128 and the signal's number.
        if (exitCode == 128 + 11)
            return;
        Assert.Equal(0, exitCode);
        Assert.Equal(3, output.TrimEnd().Split('\n').Length);
        var fact = Assert.Single(sink.Facts<SyscallForbidden>());
        Assert.Equal("foreign", fact.Family);
        Assert.StartsWith("32-bit call ", fact.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unshare", "0x30020000", "CLONE_NEWNS|CLONE_NEWUSER|CLONE_NEWPID")]
    [InlineData("mount", "s:/dev/sda1,s:/mnt,s:ext4,0x1001", "/dev/sda1 /mnt ext4 MS_RDONLY|MS_BIND")]
    [InlineData("ptrace", "16,1", "PTRACE_ATTACH 1")]
    [InlineData("setns", "3,0x40000000", "CLONE_NEWNET")]
    [InlineData("bpf", "5", "BPF_PROG_LOAD")]
    [InlineData("chroot", "s:/tmp", "/tmp")]
    public async Task What_they_ask_is_said_in_words(string name, string arguments, string detail)
    {
        var (sink, _, _, _) = await WatchedRun.RunAsync(Programs.Probe, $"{SyscallTable.OfThisMachine[name]}:{arguments}");

        Assert.Equal(detail, Assert.Single(sink.Facts<SyscallForbidden>()).Detail);
    }

    [Fact]
    public async Task Reading_the_clock_state_passes_and_setting_it_does_not()
    {
        var (sink, _, errors, _) = await WatchedRun.PythonAsync(
            "import ctypes\nlibc = ctypes.CDLL(None)\nb = ctypes.create_string_buffer(208)\nassert libc.adjtimex(b) >= 0\nb[0] = 1\nassert libc.adjtimex(b) == -1\n");

        Assert.Equal("", errors);
        Assert.Equal("clock", Assert.Single(sink.Facts<SyscallForbidden>()).Family);
    }
}
