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

    [Theory]
    [InlineData("/bin/bash", "-c", "for i in 1 2 3; do echo $i | sort | head -1 > /dev/null; done; ls -la / > /dev/null; find /usr/share/doc -maxdepth 1 | wc -l")]
    [InlineData("/usr/bin/node", "-e", "const fs = require('fs'); fs.writeFileSync('/tmp/n', 'x'); fs.unlinkSync('/tmp/n'); require('os').networkInterfaces(); require('child_process').execFileSync('/bin/true'); setTimeout(() => console.log(1), 5)")]
    [InlineData("/usr/bin/dotnet", "--info")]
    [InlineData("/usr/bin/perl", "-e", "print 1")]
    public async Task Other_honest_programs_leave_execs_memory_files_and_unix_sockets_at_most(params string[] command)
    {
        Assert.SkipUnless(File.Exists(command[0]), $"{command[0]} is not on this machine");

        var (sink, _, errors, _) = await WatchedRun.RunAsync(command);

        output.WriteLine(errors);
        output.WriteLine(string.Join('\n', sink.Observed.Select(one => $"{one.Process.Name}: {one.Fact.Kind} {(one.Fact as ProcessExec)?.CommandLine}{(one.Fact as ProcessMemoryFile)?.Name}{(one.Fact as FileOpen)?.Path}")));
        Assert.All(sink.Observed, one => Assert.True(one.Fact is ProcessExec or ProcessMemoryFile or NetworkBind { Family: "unix" }, one.ToString()));
    }
}
