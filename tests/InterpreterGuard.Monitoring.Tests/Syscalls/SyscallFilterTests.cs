using System.Globalization;
using FsCheck.Xunit;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Monitoring.Syscalls.Filter;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Tests.Syscalls;

public sealed class SyscallFilterTests
{
    private const uint Architecture = 0xC000_003E;
    private const int InstructionsMax = 4096;

    private static readonly SyscallTable Table = X64Syscalls.Table;
    private static readonly BpfMachine Sensitive = Machine(FileWatch.Sensitive);
    private static readonly BpfMachine Off = Machine(FileWatch.Off);

    [Theory]
    [InlineData("clone", true, 0x1000_0011)]
    [InlineData("clone", true, 0x4000_0000)]
    [InlineData("clone", false, 0x003D_0F00)]
    [InlineData("clone", false, 0x11)]
    [InlineData("clone3", true)]
    [InlineData("mmap", true, 0, 4096, 5, 0x802, 3)]
    [InlineData("mmap", false, 0, 4096, 1, 0x802, 3)]
    [InlineData("mmap", false, 0, 4096, 7, 0x22, -1)]
    [InlineData("setxattr", true)]
    [InlineData("unshare", true, 0x80)]
    [InlineData("unshare", false, 0x400)]
    [InlineData("prctl", true, 22)]
    [InlineData("prctl", false, 15)]
    [InlineData("seccomp", true, 1)]
    [InlineData("seccomp", false, 2)]
    [InlineData("personality", true, 0x40000)]
    [InlineData("personality", false, 0xFFFF_FFFF)]
    [InlineData("personality", false, 0)]
    [InlineData("socket", false, 1, 3, 0)]
    [InlineData("socket", false, 2, 0x80001, 6)]
    [InlineData("socket", false, 10, 0x80802, 17)]
    [InlineData("socket", false, 16, 3, 0)]
    [InlineData("socket", true, 16, 3, 9)]
    [InlineData("socket", true, 2, 3, 0)]
    [InlineData("socket", true, 2, 2, 1)]
    [InlineData("socket", true, 17, 3, 0)]
    [InlineData("socket", true, 38, 5, 0)]
    [InlineData("socketpair", false, 1, 1, 0)]
    [InlineData("socketpair", true, 30, 1, 0)]
    [InlineData("sendto", false, 3, 0, 0, 0, 0)]
    [InlineData("sendto", true, 3, 0, 0, 0, 0x7F00_0000_0000)]
    [InlineData("sendto", true, 3, 0, 0, 0, 0x10)]
    [InlineData("dup2", true, 9, 2)]
    [InlineData("dup2", false, 9, 3)]
    [InlineData("dup3", true, 9, 0)]
    [InlineData("chmod", false, 0, 0x1A4)]
    [InlineData("chmod", true, 0, 0x1ED)]
    [InlineData("chmod", true, 0, 0x9A4)]
    [InlineData("fchmodat", true, 0, 0, 0x49)]
    [InlineData("mknod", false, 0, 0x11A4)]
    [InlineData("mknod", true, 0, 0x61A4)]
    [InlineData("kill", false, 1, 0)]
    [InlineData("kill", true, 1, 9)]
    [InlineData("setuid", true, 0)]
    [InlineData("setuid", false, 64000)]
    [InlineData("setresuid", true, -1, -1, 0)]
    [InlineData("setresuid", false, -1, 64000, -1)]
    [InlineData("execve", true)]
    [InlineData("connect", true)]
    [InlineData("openat", true)]
    public void A_call_notifies_by_its_arguments(string name, bool notifies, params object[] arguments)
    {
        var answer = Sensitive.Run(Architecture, Table[name], Array.ConvertAll(arguments, argument => (ulong)Convert.ToInt64(argument, CultureInfo.InvariantCulture)));

        Assert.Equal(notifies ? Bpf.AnswerNotify : Bpf.AnswerAllow, answer);
    }

    [Fact]
    public void The_architecture_comes_first()
    {
        Assert.Equal(Bpf.AnswerNotify, Sensitive.Run(0x4000_0003, 5));
        Assert.Equal(Bpf.AnswerNotify, Sensitive.Run(Architecture, 0x4000_0000));
        Assert.Equal(Bpf.AnswerErrno | 38, Sensitive.Run(Architecture, -1));
    }

    [Fact]
    public void Calls_that_name_files_pass_when_a_profile_does_not_watch_them()
    {
        foreach (var call in TellingList.OfFiles)
            Assert.Equal((Bpf.AnswerNotify, Bpf.AnswerAllow), (Sensitive.Run(Architecture, Table[call.Name]), Off.Run(Architecture, Table[call.Name])));
        Assert.Equal(Bpf.AnswerNotify, Off.Run(Architecture, Table["execve"]));
    }

    [Fact]
    public void Every_watched_call_has_a_number_and_stands_once()
    {
        Assert.All(WatchedCalls.All, call => Assert.True(Table.TryGetNumber(call.Name, out _), call.Name));
        Assert.Equal(WatchedCalls.All.Count, WatchedCalls.All.DistinctBy(call => call.Name).Count());
        Assert.InRange(ForbiddenList.All.Count, 55, 80);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(237)]
    [InlineData(238)]
    [InlineData(239)]
    [InlineData(202)]
    [InlineData(324)]
    [InlineData(231)]
    public void What_numpy_and_runtimes_do_all_day_passes(int number) => Assert.Equal(Bpf.AnswerAllow, Sensitive.Run(Architecture, number));

    [Property]
    public bool Every_call_gets_one_of_the_answers_we_know(int number, ulong first, ulong second, ulong third)
    {
        var answer = Sensitive.Run(Architecture, number, first, second, third);
        return answer is Bpf.AnswerAllow or Bpf.AnswerNotify or (Bpf.AnswerErrno | 38);
    }

    [Fact]
    public void It_fits_the_kernel() => Assert.InRange(SyscallFilter.Build(Table, FileWatch.All).Count, 100, InstructionsMax);

    private static BpfMachine Machine(FileWatch files) => new(SyscallFilter.Write(SyscallFilter.Build(Table, files)));
}
