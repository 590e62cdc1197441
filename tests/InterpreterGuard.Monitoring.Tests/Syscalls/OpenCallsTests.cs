using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Monitoring.Tests.Kernel;

namespace InterpreterGuard.Monitoring.Tests.Syscalls;

public sealed class OpenCallsTests
{
    [Theory]
    [InlineData("open('/etc/shadow')", "/etc/shadow", false)]
    [InlineData("open('/tmp/../etc/./shadow')", "/etc/shadow", false)]
    [InlineData("os.chdir('/etc'); open('shadow')", "/etc/shadow", false)]
    [InlineData("os.listdir('.'); os.chdir('/etc'); open('shadow')", "/etc/shadow", false)]
    [InlineData("os.listdir('.'); os.fchdir(os.open('/etc', 0)); open('shadow')", "/etc/shadow", false)]
    [InlineData("os.listdir('.'); import threading; t = threading.Thread(target=os.chdir, args=('/etc',)); t.start(); t.join(); open('shadow')", "/etc/shadow", false)]
    [InlineData("os.chdir('/etc'); os.listdir('.'); os.chdir('ssl'); os.listdir('.'); os.chdir('..'); open('shadow')", "/etc/shadow", false)]
    [InlineData("os.open('shadow', 0, dir_fd=os.open('/etc', 0))", "/etc/shadow", false)]
    [InlineData("open('/proc/sys/kernel/core_pattern', 'w')", "/proc/sys/kernel/core_pattern", true)]
    [InlineData("open('/proc/1/environ')", "/proc/1/environ", false)]
    [InlineData("open(f'/proc/{os.getpid()}/mem')", "/proc/self/mem", false)]
    [InlineData("open('/proc/self/root/etc/shadow')", "/etc/shadow", false)]
    [InlineData("open(f'/proc/{os.getpid()}/root/etc/shadow')", "/etc/shadow", false)]
    [InlineData("os.truncate('/var/log/syslog', 0)", "/var/log/syslog", true)]
    public async Task A_sensitive_path_is_told_absolute(string code, string path, bool writing)
    {
        var (sink, _, _, _) = await WatchedRun.PythonAsync($"import os\ntry: {code}\nexcept OSError: pass");

        var fact = Assert.Single(sink.Facts<FileOpen>());
        Assert.Equal((path, writing), (fact.Path, fact.Writing));
        Assert.Matches("^/usr/(local/)?bin/python3", fact.Program);
    }

    [Fact]
    public async Task The_guards_own_folder_is_denied()
    {
        var (sink, output, _, _) = await WatchedRun.PythonAsync("try: open('/run/guard/host.sock')\nexcept OSError as e: print(e.errno)");

        Assert.Equal("13\n", output);
        Assert.Equal("/run/guard/host.sock", Assert.Single(sink.Facts<FileOpen>()).Path);
    }

    [Fact]
    public async Task Openat2_is_read_as_well()
    {
        var (sink, _, errors, _) = await WatchedRun.PythonAsync(
            "import ctypes, struct\nhow = ctypes.create_string_buffer(struct.pack('QQQ', 1, 0, 0))\nctypes.CDLL(None).syscall(437, -100, b'/proc/sysrq-trigger', how, 24)");

        Assert.Equal("", errors);
        var fact = Assert.Single(sink.Facts<FileOpen>());
        Assert.Equal(("/proc/sysrq-trigger", true), (fact.Path, fact.Writing));
    }

    [Fact]
    public async Task Links_and_renames_onto_sensitive_paths_are_told()
    {
        var (sink, _, _, _) = await WatchedRun.PythonAsync(
            "import os, tempfile\nd = tempfile.mkdtemp(); open(d + '/a', 'w').close()\ndef t(f, *a):\n  try: f(*a)\n  except OSError: pass\nt(os.symlink, '../../../../etc/shadow', d + '/s'); t(os.rename, d + '/a', d + '/release_agent'); t(os.symlink, '/usr/bin/python3', d + '/python'); t(os.rename, d + '/python', d + '/b'); t(os.unlink, d + '/.bash_history')");

        Assert.Equal(["symlink /etc/shadow", "rename release_agent", "unlink "], sink.Facts<FileChange>().Select(fact => $"{fact.Change} {(fact.Change == "rename" ? Path.GetFileName(fact.Target) : fact.Target)}"));
    }

    [Fact]
    public async Task A_profile_that_watches_all_tells_every_open_and_one_that_watches_none_tells_none()
    {
        var all = new RecordingSink();
        using (var run = WatchedRun.Start(WatchedRun.Sensitive with { FileOpens = FileWatch.All }, all, "/bin/cat", "/etc/hostname"))
            await run.EndAsync();
        var none = new RecordingSink();
        using (var run = WatchedRun.Start(WatchedRun.Sensitive with { FileOpens = FileWatch.Off }, none, "/bin/cat", "/etc/shadow"))
            await run.EndAsync();

        Assert.Contains(all.Facts<FileOpen>(), fact => fact.Path == "/etc/hostname");
        Assert.Contains(all.Facts<FileOpen>(), fact => fact.Path.EndsWith("/libc.so.6", StringComparison.Ordinal));
        Assert.Empty(none.Facts<FileOpen>());
    }

    [Fact]
    public async Task Where_a_program_lies_is_told_by_the_folder_it_was_called_from_also_without_opens()
    {
        var sink = new RecordingSink();
        using (var run = WatchedRun.Start(WatchedRun.Sensitive with { FileOpens = FileWatch.Off }, sink, "/usr/bin/python3", "-c", "import os, tempfile\nd = tempfile.mkdtemp()\nopen(d + '/x', 'w').close()\nfor place in ('/', d):\n  os.chdir(place)\n  try: os.chmod('x', 0o755)\n  except OSError: pass"))
            await run.EndAsync();

        var paths = sink.Facts<FileChange>().Select(fact => fact.Path).ToArray();
        Assert.Equal(2, paths.Length);
        Assert.Equal("/x", paths[0]);
        Assert.StartsWith("/tmp/", paths[1], StringComparison.Ordinal);
    }
}
