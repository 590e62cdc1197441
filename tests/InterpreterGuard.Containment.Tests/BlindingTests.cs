using System.Text.Json;
using InterpreterGuard.Containment.Tests.Hosting;

namespace InterpreterGuard.Containment.Tests;

/// <summary>What a program can do to the eyes that watch it: speak another ABI, flood them, race them, point them nowhere. Nothing gets past, and the evidence is kept.</summary>
[Collection(HostCollection.Name)]
[Trait("needs", "docker")]
public sealed class BlindingTests(ContainmentHost containment)
{
    private const int ObservationsMax = 10_000;

    // The program comes on standard input, so that it is the sensor that must see what it does.
    private const string Loader = "import sys\neval(compile(sys.stdin.read(), 'x', 'exec'))";

    [Fact]
    public async Task Calls_of_another_ABI_are_denied_and_recorded()
    {
        var answer = await RunAsync("""
            import ctypes, mmap
            libc = ctypes.CDLL(None, use_errno=True)
            print(libc.syscall(0x40000000 + 39), ctypes.get_errno())
            code = mmap.mmap(-1, 4096, prot=7)
            code.write(bytes([0xb8, 20, 0, 0, 0, 0xcd, 0x80, 0xc3]))
            print(ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))())
            """);

        // A kernel without 32-bit calls has nothing there to deny: the instruction itself ends the program.
        var has32BitCalls = answer.Signal != 11;
        Assert.Equal(has32BitCalls ? "-1 38\n-38\n" : "-1 38\n", answer.Stdout);
        var facts = (await containment.Host.ObservationsAsync(answer.Id)).Where(IsDenied).Select(observation => observation.GetProperty("fact")).ToList();
        Assert.All(facts, fact => Assert.Equal("foreign", fact.GetProperty("family").GetString()));
        Assert.Equal(has32BitCalls ? ["x32 call 39", "32-bit call 20"] : ["x32 call 39"], facts.Select(fact => fact.GetProperty("detail").GetString()));
        Assert.NotNull(await containment.Host.IncidentAsync(answer.Id));
    }

    [Fact]
    public async Task A_flood_of_calls_is_denied_to_the_last_and_neither_hides_what_follows_nor_holds_up_others()
    {
        var flood = RunAsync("""
            import ctypes, os
            opened = 0
            for _ in range(20000):
                try:
                    os.open("/etc/shadow", os.O_RDONLY)
                    opened += 1
                except OSError:
                    pass
            ctypes.CDLL(None).syscall(165, 0, 0, 0, 0, 0)
            print(opened)
            """);
        var neighbour = await containment.Host.RunAsync(Submission.Shell("echo fine"));
        var answer = await flood;

        Assert.Equal("fine\n", neighbour.Stdout);
        Assert.Equal("0\n", answer.Stdout);
        var observations = await containment.Host.ObservationsAsync(answer.Id);
        Assert.InRange(observations.Count, ObservationsMax, ObservationsMax + 100);
        var last = observations[^1].GetProperty("fact");
        Assert.Equal("mount", last.GetProperty("name").GetString());
        var dropped = answer.Security.GetProperty("policy").GetProperty("observations_dropped").GetInt64();
        Assert.InRange(observations.Count + dropped, 20_001, 20_100);
        Assert.NotNull(await containment.Host.IncidentAsync(answer.Id));
    }

    [Fact]
    public async Task Threads_that_end_in_the_middle_of_their_calls_are_all_seen()
    {
        var answer = await RunAsync("""
            import os, threading
            def ask():
                for _ in range(50):
                    try:
                        print("opened", os.open("/etc/shadow", os.O_RDONLY))
                    except OSError:
                        pass
            threads = [threading.Thread(target=ask) for _ in range(40)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            threading.Thread(target=ask).start()
            os._exit(3)
            """);

        Assert.Equal(("failed", 3, ""), (answer.Status, answer.ExitCode, answer.Stdout));
        Assert.InRange((await containment.Host.ObservationsAsync(answer.Id)).Count(IsDenied), 2000, 2050);
    }

    [Fact]
    public async Task A_path_that_another_thread_changes_meanwhile_opens_nothing_it_should_not()
    {
        var answer = await RunAsync("""
            import ctypes, os, threading
            libc = ctypes.CDLL(None, use_errno=True)
            open("/work/aaaaa", "w").close()
            path, over, inodes = ctypes.create_string_buffer(64), False, set()
            def flip():
                while not over:
                    path.value = b"/work/aaaaa"
                    path.value = b"/etc/shadow"
            thread = threading.Thread(target=flip)
            thread.start()
            for _ in range(3000):
                fd = libc.open(path, os.O_RDONLY)
                if fd >= 0:
                    inodes.add((os.fstat(fd).st_dev, os.fstat(fd).st_ino))
                    os.close(fd)
            over = True
            thread.join()
            own = os.stat("/work/aaaaa")
            print(inodes <= {(own.st_dev, own.st_ino)})
            """);

        Assert.Equal("True\n", answer.Stdout);
        await StillWatchesAsync();
    }

    [Fact]
    public async Task Paths_at_the_end_of_a_page_are_read_and_pointers_to_nowhere_fail()
    {
        var answer = await RunAsync("""
            import ctypes
            libc = ctypes.CDLL(None, use_errno=True)
            libc.mmap.restype = ctypes.c_void_p
            libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
            libc.mprotect.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
            libc.syscall.argtypes = [ctypes.c_long] * 7
            def ask(*arguments):
                return libc.syscall(*arguments, *[0] * (7 - len(arguments))), ctypes.get_errno()
            page = libc.mmap(None, 8192, 3, 0x22, -1, 0)
            libc.mprotect(page + 4096, 4096, 0)
            path = b"/etc/shadow\0"
            ctypes.memmove(page + 4096 - len(path), path, len(path))
            print(ask(257, -100, page + 4096 - len(path), 0))
            ctypes.memmove(page + 4096 - len(path) + 1, path, len(path) - 1)
            nowhere = [page + 4096 - len(path) + 1, 0, 1, page + 4096, 0x7fffffffffff, -1]
            answers = {ask(*call) for bad in nowhere for call in
                       ((257, -100, bad, 0), (59, bad, bad, bad), (42, 3, bad, 16), (44, 3, bad, 10, 0, bad, 16), (46, 3, bad, 0), (82, bad, bad), (437, -100, bad, bad, 24))}
            print({number for number, _ in answers}, all(error for _, error in answers))
            """);

        Assert.Equal("(-1, 13)\n{-1} True\n", answer.Stdout);
        var denied = Assert.Single(await containment.Host.ObservationsAsync(answer.Id), IsDenied);
        Assert.Equal("/etc/shadow", denied.GetProperty("fact").GetProperty("path").GetString());
        await StillWatchesAsync();
    }

    [Theory]
    [InlineData("os.kill(os.getpid(), signal.SIGSTOP)")]
    [InlineData("[os.fork() == 0 and os.kill(os.getppid(), signal.SIGSTOP) for _ in range(3)]\ntime.sleep(60)")]
    public async Task A_program_that_stops_itself_is_ended_in_time(string code)
    {
        var answer = await RunAsync($"import os, signal, time\n{code}", timeout: 2);

        Assert.Equal("timed_out", answer.Status);
        Assert.InRange(answer.Took, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(8));
        await StillWatchesAsync();
    }

    [Fact]
    public async Task A_fork_bomb_is_bounded_and_told()
    {
        var answer = await RunAsync("import os\nwhile True:\n    try:\n        os.fork()\n    except OSError:\n        pass", timeout: 3);

        Assert.True(answer.Status is "timed_out" or "process_limit" or "cpu_exceeded", $"{answer}");
        Assert.NotNull(await containment.Host.IncidentAsync(answer.Id));
        await StillWatchesAsync();
    }

    private static bool IsDenied(JsonElement observation) => observation.GetProperty("decision").ValueEquals("denied");

    private async Task<Answer> RunAsync(string program, double timeout = 25)
    {
        var answer = await containment.Host.RunAsync(Submission.Python(Loader) with { Stdin = program, TimeoutSeconds = timeout });
        Assert.True(answer.Status is not ("refused" or "held" or "sandbox_failed"), $"{answer}");
        return answer;
    }

    private async Task StillWatchesAsync()
    {
        var next = await RunAsync("try:\n    open('/etc/shadow')\nexcept OSError as e:\n    print(e.errno)");

        Assert.Equal("13\n", next.Stdout);
        Assert.Single(await containment.Host.ObservationsAsync(next.Id), IsDenied);
    }
}
