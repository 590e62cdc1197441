using InterpreterGuard.Core.Facts;
using InterpreterGuard.Monitoring.Tests.Kernel;

namespace InterpreterGuard.Monitoring.Tests.Syscalls;

public sealed class ProcessCallsTests
{
    [Fact]
    public async Task An_exec_is_told_with_arguments_parent_and_loader_environment()
    {
        var (sink, output, _, _) = await WatchedRun.ShellAsync("LD_PRELOAD= GLIBC_TUNABLES=a=b /usr/bin/env printf '%s' hello; true");

        Assert.Equal("hello", output);
        var (process, fact) = sink.Observed.First(one => one.Fact is ProcessExec { Name: "env" });
        var exec = Assert.IsType<ProcessExec>(fact);
        Assert.Equal("/usr/bin/env", exec.Path);
        Assert.Equal(["/usr/bin/env", "printf", "%s", "hello"], exec.Arguments);
        Assert.Equal("/usr/bin/env printf %s hello", exec.CommandLine);
        Assert.Equal(["GLIBC_TUNABLES=a=b", "LD_PRELOAD="], exec.LoaderEnvironment.Order(StringComparer.Ordinal));
        Assert.Equal("bash", process.Name);
        Assert.Contains(sink.Processes, node => node.Pid == process.Pid && node.CommandLine == exec.CommandLine && node.ParentPid == process.ParentPid);
        Assert.Contains(sink.Processes, node => node.Pid == process.ParentPid);
    }

    [Fact]
    public async Task A_search_along_the_path_is_told_once()
    {
        var (sink, _, errors, _) = await WatchedRun.PythonAsync(
            "import subprocess\nsubprocess.run(['true'], close_fds=False)\nsubprocess.run(['true'], env={'PATH': '/nowhere:/usr/local/bin:/usr/bin'})\ntry: subprocess.run(['no-such-program', 'x'])\nexcept FileNotFoundError: print('missing')\n");

        Assert.Equal("", errors);
        Assert.Equal(["python3", "true", "true", "no-such-program"], sink.Facts<ProcessExec>().Select(fact => fact.Name));
        Assert.Equal("no-such-program x", sink.Facts<ProcessExec>().Last().CommandLine);
    }

    [Fact]
    public async Task A_program_from_a_writable_folder_is_marked_also_behind_a_link()
    {
        var (sink, _, _, _) = await WatchedRun.ShellAsync("d=$(mktemp -d); cp /bin/true $d/t; ln -s $d/t $d/l; $d/t; /proc/self/cwd/../..$d/l; /bin/true; rm -r $d");

        var execs = sink.Facts<ProcessExec>().ToList();
        Assert.True(execs.Single(fact => fact.Name == "t").FromWritable);
        Assert.True(execs.Single(fact => fact.Name == "l").FromWritable);
        Assert.False(execs.Single(fact => fact.Name == "true").FromWritable);
    }

    [Fact]
    public async Task A_program_that_is_not_there_was_not_dropped_in_a_writable_folder()
    {
        var (sink, _, _, _) = await WatchedRun.ShellAsync("cd /tmp; ./no-such-program x");

        Assert.False(sink.Facts<ProcessExec>().Single(fact => fact.Name == "no-such-program").FromWritable);
    }

    [Theory]
    [InlineData("os.execve(f'/proc/self/fd/{f}', ['x'], {})")]
    [InlineData("os.execve(f, ['x'], {})")]
    public async Task A_program_from_memory_is_marked(string exec)
    {
        var (sink, _, _, _) = await WatchedRun.PythonAsync($"import os\nf = os.memfd_create('hidden')\nos.write(f, open('/bin/true', 'rb').read())\n{exec}");

        Assert.Equal("hidden", Assert.Single(sink.Facts<ProcessMemoryFile>()).Name);
        Assert.True(sink.Facts<ProcessExec>().Last().FromMemory);
        Assert.False(sink.Facts<ProcessExec>().First().FromMemory);
    }

    [Fact]
    public async Task Standard_io_on_an_internet_socket_is_told_and_on_a_pipe_is_not()
    {
        var (sink, _, errors, _) = await WatchedRun.PythonAsync(
            "import os, socket, subprocess\nserver = socket.create_server(('127.0.0.1', 0))\ns = socket.create_connection(server.getsockname())\nsubprocess.run(['/bin/true'], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)\nos.dup2(s.fileno(), 0)\nos.dup2(os.open('/dev/null', 0), 1)\nos.execv('/bin/true', ['true'])");

        Assert.Equal("", errors);
        var redirect = Assert.Single(sink.Facts<ProcessRedirect>());
        Assert.Equal((0, "inet"), (redirect.Target, redirect.Source));
        Assert.Equal([false, false, true], sink.Facts<ProcessExec>().Select(fact => fact.StandardIoIsSocket));
    }

    [Fact]
    public async Task Signals_to_others_are_told_and_to_oneself_are_not()
    {
        var (sink, _, _, _) = await WatchedRun.PythonAsync(
            "import os, signal, subprocess\nsignal.signal(signal.SIGUSR1, lambda *a: None)\nos.kill(os.getpid(), signal.SIGUSR1); signal.raise_signal(signal.SIGUSR1)\np = subprocess.Popen(['/bin/sleep', '9']); print(p.pid)\nos.kill(p.pid, 0); signal.pidfd_send_signal(os.pidfd_open(p.pid), signal.SIGWINCH); p.kill(); p.wait()");

        var sleeper = sink.Observed.Single(one => one.Fact is ProcessExec { Name: "sleep" }).Process.Pid;
        Assert.Equal([(sleeper, 28), (sleeper, 9)], sink.Facts<ProcessSignal>().Select(fact => (fact.Target, fact.Signal)));
        Assert.All(sink.Facts<ProcessSignal>(), fact => Assert.True(fact.Descendant));
    }

    [Fact]
    public async Task A_signal_says_whether_it_goes_to_a_descendant()
    {
        var (sink, _, errors, _) = await WatchedRun.PythonAsync(
            """
            import os, signal, subprocess
            own = subprocess.Popen(["/bin/bash", "-c", "sleep 9 & echo $!; wait"], stdout=subprocess.PIPE, start_new_session=True)
            grandchild = int(own.stdout.readline())
            os.kill(grandchild, signal.SIGWINCH)
            os.killpg(own.pid, signal.SIGWINCH)
            other = subprocess.Popen(["/bin/bash", "-c", f"kill -WINCH {own.pid}"]).wait()
            try: os.kill(4194000, signal.SIGWINCH)
            except ProcessLookupError: pass
            os.killpg(own.pid, signal.SIGKILL); own.wait()
            """);

        Assert.Equal("", errors);
        Assert.Equal([true, true, false, false, true], sink.Facts<ProcessSignal>().Select(fact => fact.Descendant));
    }

    [Fact]
    public async Task A_library_of_ones_own_is_told_when_it_is_loaded_and_not_when_it_is_read()
    {
        var (sink, output, errors, _) = await WatchedRun.PythonAsync(
            """
            import ctypes, glob, json, shutil, tempfile
            d = tempfile.mkdtemp(); own = d + "/own.so"
            shutil.copyfile(glob.glob("/usr/lib/*/libm.so.6")[0], own)
            open(own, "rb").read(); ctypes.CDLL("libm.so.6"); print("read")
            ctypes.CDLL(own); print(own); shutil.rmtree(d)
            """);

        Assert.Equal("", errors);
        Assert.Equal(output.TrimEnd().Split('\n')[1], Assert.Single(sink.Facts<FileMap>()).Path);
    }

    [Fact]
    public async Task Attributes_that_give_capabilities_are_told_and_those_of_users_are_not()
    {
        var (sink, _, errors, _) = await WatchedRun.PythonAsync(
            """
            import os, tempfile
            d = tempfile.mkdtemp(); f = d + "/f"; open(f, "w").close(); o = os.open(f, 0)
            for name in "user.note", "security.capability":
              for how in (lambda: os.setxattr(f, name, b"x"), lambda: os.setxattr(f, name, b"x", follow_symlinks=False), lambda: os.setxattr(o, name, b"x")):
                try: how()
                except OSError: pass
            """);

        Assert.Equal("", errors);
        var told = sink.Facts<FileChange>().ToList();
        Assert.Equal([("setxattr", "security.capability")], told.Select(fact => (fact.Change, fact.Target)).Distinct());
        Assert.Equal(3, told.Count);
        Assert.All(told, fact => Assert.EndsWith("/f", fact.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Asking_for_root_is_denied_and_staying_oneself_is_not_told()
    {
        var (sink, _, errors, _) = await WatchedRun.PythonAsync(
            "import os\nos.setuid(os.getuid()); os.setgid(os.getgid()); os.setresuid(-1, os.getuid(), -1)\nfor f, a in ((os.setuid, (0,)), (os.setgid, (0,)), (os.setreuid, (-1, 0)), (os.setresuid, (-1, -1, 0))):\n  try: f(*a); print('no error')\n  except PermissionError: pass\n");

        Assert.Equal("", errors);
        Assert.Equal(["setuid", "setgid", "setreuid", "setresuid"], sink.Facts<ProcessIdentity>().Select(fact => fact.Syscall));
    }

    [Theory]
    [InlineData("0x20080522", "[0] * 6", false)]
    [InlineData("0x19980330", "[0] * 3", false)]
    [InlineData("0x20080522", "[0, 1 << 21, 0, 0, 0, 0]", true)]
    [InlineData("0x20080522", "[0, 0, 0, 0, 1, 0]", true)]
    public async Task Asking_for_a_capability_is_told_and_laying_all_down_is_not(string version, string sets, bool told)
    {
        var (sink, _, errors, _) = await WatchedRun.PythonAsync(
            $"import ctypes, struct\nsets = {sets}\nctypes.CDLL(None).capset(struct.pack('Ii', {version}, 0), struct.pack(f'{{len(sets)}}I', *sets))\n");

        Assert.Equal("", errors);
        Assert.Equal(told, sink.Facts<ProcessIdentity>().Any());
    }

    [Fact]
    public async Task Execute_and_suid_bits_are_told_and_plain_modes_are_not()
    {
        var (sink, _, errors, _) = await WatchedRun.PythonAsync(
            "import os, tempfile\nd = tempfile.mkdtemp(); f = d + '/f'; open(f, 'w').close()\nos.chmod(f, 0o644); os.chmod(d, 0o755); os.mkfifo(d + '/p')\nos.chmod(f, 0o755); os.fchmod(os.open(f, 0), 0o4644)\ntry: os.mknod(d + '/n', 0o60600, os.makedev(8, 0))\nexcept PermissionError: print('denied')\nos.chdir(d); os.chmod('f', 0o700)");

        Assert.Equal("", errors);
        var changes = sink.Facts<FileChange>().ToList();
        Assert.Equal([("chmod", 0b111_101_101), ("chmod", 0x800 | 0b110_100_100), ("mknod", 0x6180), ("chmod", 0b111_000_000)], changes.Select(fact => (fact.Change, fact.Mode)));
        Assert.Equal(changes[0].Path, changes[3].Path);
        Assert.Equal(changes[0].Path, changes[1].Path);
    }
}
