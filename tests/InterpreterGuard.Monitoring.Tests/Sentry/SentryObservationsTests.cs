using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Monitoring.Files;
using InterpreterGuard.Monitoring.Sentry;

namespace InterpreterGuard.Monitoring.Tests.Sentry;

/// <summary>What gVisor's kernel tells becomes the facts that the supervisor would tell of the same calls.</summary>
public class SentryObservationsTests
{
    private readonly SentryObservations _observations = new(new([]), FileWatch.Sensitive, DecoySet.None);

    [Theory]
    [InlineData("/etc/shadow", "", "/etc/shadow")]
    [InlineData("../etc/./shadow", "", "/etc/shadow")]
    [InlineData("shadow", "/etc", "/etc/shadow")]
    [InlineData("/proc/2/mem", "", "/proc/self/mem")]
    public void Sensitive_files_are_told_by_their_whole_path(string path, string folder, string told)
    {
        var fact = Assert.IsType<FileOpen>(Assert.Single(Facts(Trace.Open(path, flags: 0, folder))));

        Assert.Equal((told, false), (fact.Path, fact.Writing));
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("/usr/lib/python3.11/os.py")]
    [InlineData("data.csv")]
    public void Everyday_files_are_not(string path) => Assert.Empty(Facts(Trace.Open(path)));

    [Theory]
    [InlineData(101, new ulong[] { 16, 77 }, "ptrace", "PTRACE_ATTACH 77")]
    [InlineData(272, new ulong[] { 0x1000_0000 }, "unshare", "CLONE_NEWUSER")]
    [InlineData(321, new ulong[] { 5 }, "bpf", "BPF_PROG_LOAD")]
    [InlineData(165, new ulong[] { 1, 2, 3, 0x1000 }, "mount", "MS_BIND")]
    public void Forbidden_calls_are_told_in_words(int number, ulong[] arguments, string name, string detail)
    {
        var fact = Assert.IsType<SyscallForbidden>(Assert.Single(Facts(Trace.Call(number, arguments))));

        Assert.Equal((name, detail), (fact.Name, fact.Detail));
    }

    // The check that the kernel's filter makes of the arguments is made here, too.
    [Theory]
    [InlineData(56, new ulong[] { 0x0120_0011 })]
    [InlineData(105, new ulong[] { 1000 })]
    [InlineData(62, new ulong[] { 2, 15 })]
    [InlineData(62, new ulong[] { 0, 9 })]
    [InlineData(1, new ulong[] { 1, 2, 3 })]
    public void Calls_that_are_everybodys_are_not_told(int number, ulong[] arguments) => Assert.Empty(Facts(Trace.Call(number, arguments)));

    [Fact]
    public void Asking_to_be_root_and_signals_to_others_are()
    {
        Assert.IsType<ProcessIdentity>(Assert.Single(Facts(Trace.Call(105, 0))));
        var signal = Assert.IsType<ProcessSignal>(Assert.Single(Facts(Trace.Call(62, 1, 9))));
        Assert.Equal((1, 9), (signal.Target, signal.Signal));
    }

    // Both recorded from Debian's build of December 2022.
    [Fact]
    public void A_recorded_connection_is_read()
    {
        var fact = Assert.IsType<NetworkConnect>(Assert.Single(Facts(Recorded(10, "0A2008FDE48AEDEB9E95F618100120013A0042052F776F726B4A07707974686F6E33182A2003321002000050C00002010000000000000000"))));

        Assert.Equal(("inet", "192.0.2.1", 80, false), (fact.Family, fact.Address, fact.Port, fact.Loopback));
    }

    [Fact]
    public void A_recorded_exec_is_read()
    {
        var fact = Assert.IsType<ProcessExec>(Assert.Single(Facts(Recorded(3, "0A2008D8A0DCF3EB9E95F618100220023A0042052F776F726B4A07707974686F6E33120D2F7573722F62696E2F646173681A0273681A022D631A0C69643B20756E616D65202D61"))));

        Assert.Equal(("/usr/bin/dash", "dash", "sh -c id; uname -a"), (fact.Path, fact.Name, fact.CommandLine));
    }

    [Theory]
    [InlineData(2, 1, 0, 0)]
    [InlineData(17, 3, 768, 1)]
    [InlineData(2, 3, 1, 1)]
    public void Odd_sockets_are_told(int family, int type, int protocol, int count)
    {
        var facts = Facts(Trace.Message(12, output =>
        {
            Trace.Number(output, 4, (ulong)family);
            Trace.Number(output, 5, (ulong)type | 0x80000);
            Trace.Number(output, 6, (ulong)protocol);
        }));

        Assert.Equal(count, facts.Count);
    }

    [Fact]
    public void A_program_that_is_nowhere_is_told_once_with_what_it_was_for()
    {
        Fact[] tried = [.. Facts(Missing("/usr/local/bin/sudo")), .. Facts(Missing("/usr/bin/sudo")), .. Facts(Trace.Message(4, _ => { })), .. Facts(Trace.Message(4, _ => { }))];

        Assert.Equal(["sudo", "insmod"], tried.Cast<ProcessExec>().Select(exec => exec.Name));
    }

    [Fact]
    public void A_program_that_is_found_in_the_second_folder_is_told_where_it_is()
    {
        Fact[] tried = [.. Facts(Missing("/usr/local/bin/sudo")), .. Facts(Trace.Message(3, output => Trace.Text(output, 2, "/usr/bin/sudo"))), .. Facts(Trace.Message(4, _ => { }))];

        Assert.Equal("/usr/bin/sudo", Assert.IsType<ProcessExec>(Assert.Single(tried)).Path);
    }

    private static byte[] Missing(string path) => Trace.Message(11, output =>
    {
        Trace.Bytes(output, 2, Trace.Fields(exit => Trace.Number(exit, 2, 2)));
        Trace.Number(output, 3, 59);
        Trace.Text(output, 6, path);
        foreach (var argument in (string[])["sudo", "insmod", "x.ko"])
            Trace.Text(output, 7, argument);
    });

    private static byte[] Recorded(byte kind, string hex) => [8, 0, kind, 0, 0, 0, 0, 0, .. Convert.FromHexString(hex)];

    private IReadOnlyList<Fact> Facts(byte[] message) => [.. _observations.Of(TraceMessage.Read(message)!)];
}
