using System.Globalization;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests;

/// <summary>Each family of system calls no honest program needs: asked for by number, it is answered with an error and recorded; an everyday relative passes.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class DeniedSyscallTests(ContainmentHost containment)
{
    private const int Eperm = 1;
    private const int Enosys = 38;

    // The numbers come on standard input: screening cannot see them, so it is the sensor that must.
    private const string AskByNumber = """
        import ctypes, sys
        name, numbers = sys.stdin.readline().strip(), sys.stdin.readline().split()
        call = ctypes.CDLL(None, use_errno=True)[name]
        call.argtypes = [ctypes.c_long] * 7
        for entry in numbers:
            number, first, second = map(int, entry.split(","))
            ctypes.set_errno(0)
            print(number, call(number, first, second, 0, 0, 0, 0), ctypes.get_errno(), flush=True)
        """;

    /// <summary>Family, then the calls: number, first and second argument, name.</summary>
    public static TheoryData<string, string> Families => new()
    {
        { "namespace", "272,268435456,0,unshare 308,0,0,setns 272,131072,0,unshare" },
        { "namespace", "56,1073741841,0,clone 56,536870929,0,clone" },
        { "mount", "165,0,0,mount 166,0,0,umount2 155,0,0,pivot_root 161,0,0,chroot 428,0,0,open_tree 429,0,0,move_mount" },
        { "mount", "430,0,0,fsopen 431,0,0,fsconfig 432,0,0,fsmount 433,0,0,fspick 442,0,0,mount_setattr" },
        { "module", "175,0,0,init_module 313,0,0,finit_module 176,0,0,delete_module 246,0,0,kexec_load 320,0,0,kexec_file_load" },
        { "bpf", "321,0,0,bpf 321,5,0,bpf" },
        { "keyring", "248,0,0,add_key 249,0,0,request_key 250,0,0,keyctl" },
        { "userfault", "323,0,0,userfaultfd" },
        { "io_uring", "425,8,0,io_uring_setup 426,3,1,io_uring_enter 427,3,0,io_uring_register" },
        { "trace", "101,0,0,ptrace 101,16,1,ptrace 310,1,0,process_vm_readv 311,1,0,process_vm_writev 312,1,1,kcmp 438,3,0,pidfd_getfd" },
        { "perf", "298,0,0,perf_event_open" },
        { "handle", "303,0,0,name_to_handle_at 304,0,0,open_by_handle_at" },
        { "seccomp", "317,1,0,seccomp 157,22,2,prctl" },
        { "clock", "227,0,0,clock_settime 164,0,0,settimeofday 159,0,0,adjtimex" },
        { "system", "169,0,0,reboot 167,0,0,swapon 168,0,0,swapoff 163,0,0,acct 179,0,0,quotactl 172,3,0,iopl 173,0,0,ioperm 170,0,0,sethostname 171,0,0,setdomainname" },
    };

    /// <summary>Family, and something honest that is its nearest relative.</summary>
    public static TheoryData<string, string> Neighbours => new()
    {
        { "namespace", "import os\nif os.fork() == 0:\n    os._exit(0)\nos.wait()\nprint(os.readlink('/proc/self/ns/uts')[:4])" },
        { "mount", "import os, shutil\nos.statvfs('/')\nos.makedirs('a/b')\nos.chdir('a')\nshutil.disk_usage('.')" },
        { "module", "import mmap\nwith open('own.bin', 'w+b') as f:\n    f.write(bytes(4096))\n    f.flush()\n    mmap.mmap(f.fileno(), 0).close()" },
        { "bpf", "import select\npoll = select.epoll()\npoll.close()" },
        { "keyring", "import os\nprint(os.getuid() == os.geteuid(), os.urandom(1) != b'')" },
        { "userfault", "import mmap\nm = mmap.mmap(-1, 1 << 20)\nm[0] = 1\nm.close()" },
        { "io_uring", "import asyncio\nasyncio.run(asyncio.sleep(0.01))" },
        { "trace", "import os, signal\nos.kill(os.getpid(), 0)\nprint(open('/proc/self/comm').read())" },
        { "perf", "import time, resource\ntime.perf_counter()\nresource.getrusage(resource.RUSAGE_SELF)" },
        { "handle", "import os\nfolder = os.open('.', os.O_RDONLY)\nos.close(os.open('x', os.O_CREAT | os.O_RDWR, 0o600, dir_fd=folder))" },
        { "seccomp", "import ctypes\nlibc = ctypes.CDLL(None)\nprint(libc.prctl(3, 0, 0, 0, 0))" },
        { "clock", "import time\ntime.clock_gettime(time.CLOCK_MONOTONIC)\ntime.clock_getres(time.CLOCK_REALTIME)" },
        { "system", "import os, socket\nos.uname()\nsocket.gethostname()\nos.getloadavg()" },
    };

    [Theory]
    [MemberData(nameof(Families))]
    public async Task A_forbidden_call_is_denied_and_recorded(string family, string calls)
    {
        var asked = calls.Split(' ').Select(call => call.Split(',')).ToList();
        var numbers = string.Join(' ', asked.Select(call => string.Join(',', call[..3])));

        var answer = await containment.Host.RunAsync(Submission.Python(AskByNumber) with { Stdin = $"syscall\n{numbers}\n" });

        Assert.True(answer.Status is "completed" or "killed", $"{answer}");
        foreach (var line in answer.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ').Select(word => long.Parse(word, CultureInfo.InvariantCulture)).ToArray();
            Assert.True(words[1] == -1 && words[2] is Eperm or Enosys, $"call {words[0]} answered {words[1]} with errno {words[2]}");
        }

        var recorded = (await containment.Host.ObservationsAsync(answer.Id)).Where(IsForbiddenCall).ToList();
        Assert.All(recorded, observation => Assert.Equal(family, observation.GetProperty("fact").GetProperty("family").GetString()));
        Assert.All(recorded, observation => Assert.False(observation.GetProperty("decision").ValueEquals("allowed")));
        var names = recorded.Select(observation => observation.GetProperty("fact").GetProperty("name").GetString()!).ToList();

        // A rule that kills does so at the first call; the rest was never asked.
        var expected = asked.Select(call => call[3]).ToList();
        var comparable = answer.Status == "killed" ? 1 : expected.Count;
        Assert.Equal(string.Join(" ", expected.Take(comparable)), string.Join(" ", names.Take(Math.Max(comparable, 1))));
        Assert.NotNull(await containment.Host.IncidentAsync(answer.Id));
    }

    [Theory]
    [MemberData(nameof(Neighbours))]
    public async Task Its_honest_neighbour_passes(string family, string code)
    {
        var answer = await containment.Host.RunAsync(Submission.Python(code));

        Assert.True(answer.Status == "completed", $"the neighbour of {family}: {answer}");
        Assert.Null(await containment.Host.IncidentAsync(answer.Id));
    }

    private static bool IsForbiddenCall(System.Text.Json.JsonElement observation) => observation.GetProperty("fact").GetProperty("kind").GetString() == "syscall.forbidden";
}
