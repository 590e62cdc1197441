using InterpreterGuard.Core.Facts;
using InterpreterGuard.Monitoring.Tests.Kernel;

namespace InterpreterGuard.Monitoring.Tests.Syscalls;

public sealed class HonestProgramsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("import json, csv, re, decimal, datetime, collections, hashlib, sqlite3, random, statistics; print(json.dumps([1]))")]
    [InlineData("import tempfile, os, shutil\nd = tempfile.mkdtemp()\nfor i in range(50): open(f'{d}/{i}', 'w').write('x'); os.rename(f'{d}/{i}', f'{d}/{i}b')\nos.makedirs(d + '/a/b'); os.chmod(d + '/a', 0o755); shutil.copytree(d, d + 'c'); os.symlink(d, d + 'l'); shutil.rmtree(d)")]
    [InlineData("import threading\nts = [threading.Thread(target=lambda: sum(range(1000))) for _ in range(8)]\n[t.start() for t in ts]; [t.join() for t in ts]")]
    [InlineData("import os, pwd, getpass, socket\npwd.getpwuid(0); open('/etc/passwd').read(); open('/proc/self/status').read(); open('/proc/meminfo').read(); open(f'/proc/{os.getpid()}/maps').read(); os.cpu_count(); socket.socket().close(); socket.socketpair()[0].close(); os.kill(os.getpid(), 0)")]
    public async Task Honest_python_leaves_nothing_but_its_own_start(string code)
    {
        var (sink, _, errors, exitCode) = await WatchedRun.PythonAsync(code);

        Assert.Equal("", errors);
        Assert.Equal(0, exitCode);
        output.WriteLine(string.Join('\n', sink.Observed));
        Assert.Equal("/usr/bin/python3", Assert.IsType<ProcessExec>(Assert.Single(sink.Observed).Fact).Path);
    }
}
