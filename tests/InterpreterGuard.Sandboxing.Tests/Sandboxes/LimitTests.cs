using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Sandboxing.Tests.Support;

namespace InterpreterGuard.Sandboxing.Tests.Sandboxes;

/// <summary>Each limit has a program that meets it and a neighbour that passes.</summary>
[Trait("needs", "docker")]
public sealed class LimitTests
{
    [Theory]
    [InlineData("python", "while True: pass", ExecutionStatus.TimedOut, "wall_clock")]
    [InlineData("python", "import time; time.sleep(0.1)", ExecutionStatus.Completed, null)]
    [InlineData("javascript", "for (;;);", ExecutionStatus.TimedOut, "wall_clock")]
    [InlineData("javascript", "setInterval(() => {}, 100)", ExecutionStatus.TimedOut, "wall_clock")]
    [InlineData("javascript", "await new Promise((done) => setTimeout(done, 100))", ExecutionStatus.Completed, null)]
    [InlineData("csharp", "while (true) { }", ExecutionStatus.TimedOut, "wall_clock")]
    [InlineData("shell", "trap '' TERM INT HUP; sleep 60 & wait", ExecutionStatus.TimedOut, "wall_clock")]
    public Task The_wall_clock(string language, string code, ExecutionStatus status, string? limit) =>
        Meets(language, code, status, limit, profile => profile with { WallClockMax = TimeSpan.FromSeconds(2) });

    [Theory]
    [InlineData("python", "while True: pass", ExecutionStatus.CpuExceeded, "cpu_time")]
    [InlineData("shell", "for i in 1 2 3; do (while :; do :; done) & done; wait", ExecutionStatus.CpuExceeded, "cpu_time")]
    [InlineData("python", "import time; time.sleep(1.5)", ExecutionStatus.Completed, null)]
    [InlineData("javascript", "for (;;);", ExecutionStatus.CpuExceeded, "cpu_time")]
    public Task The_processors_time(string language, string code, ExecutionStatus status, string? limit) =>
        Meets(language, code, status, limit, profile => profile with { CpuTimeMax = TimeSpan.FromSeconds(1) });

    [Theory]
    [InlineData("python", "x = b'x' * (400 << 20)\nprint(len(x))", ExecutionStatus.MemoryExceeded, "memory")]
    [InlineData("python", "import subprocess, sys\nsys.exit(subprocess.run([sys.executable, '-c', 'x = b\"x\" * (400 << 20)']).returncode)", ExecutionStatus.MemoryExceeded, "memory")]
    [InlineData("python", "x = b'x' * (50 << 20)\nprint(len(x))", ExecutionStatus.Completed, null)]
    [InlineData("javascript", "const x = []; for (;;) x.push(new Array(1000).fill(x.length))", ExecutionStatus.MemoryExceeded, "memory")]
    [InlineData("javascript", "const x = []; for (;;) x.push(Buffer.alloc(1 << 20, 1))", ExecutionStatus.MemoryExceeded, "memory")]
    [InlineData("javascript", "const x = []; for (let i = 0; i < 100; i++) x.push(new Array(100_000).fill(i)); console.log(x.length)", ExecutionStatus.Completed, null)]
    [InlineData("javascript", "let n = 0; for (let i = 0; i < 1000; i++) n += new Array(100_000).fill(i).length; console.log(n)", ExecutionStatus.Completed, null)]
    [InlineData("csharp", "var x = new List<int[]>(); while (true) { var a = new int[100_000]; Array.Fill(a, 7); x.Add(a); }", ExecutionStatus.MemoryExceeded, "memory")]
    [InlineData("csharp", "long n = 0; for (var i = 0; i < 1000; i++) { var a = new int[100_000]; Array.Fill(a, i); n += a.Length; } Console.WriteLine(n);", ExecutionStatus.Completed, null)]
    public Task Memory(string language, string code, ExecutionStatus status, string? limit) =>
        Meets(language, code, status, limit, profile => profile with { MemoryBytesMax = 200 << 20 });

    [Theory]
    [InlineData("python", "while True: print('x' * 1000)", ExecutionStatus.OutputExceeded, "output")]
    [InlineData("python", "import os\nwhile True: os.write(3, b'x' * 65536)", ExecutionStatus.OutputExceeded, "output")]
    [InlineData("shell", "yes >&2", ExecutionStatus.OutputExceeded, "output")]
    [InlineData("javascript", "for (;;) console.log('x'.repeat(1000))", ExecutionStatus.OutputExceeded, "output")]
    [InlineData("python", "print('x' * 60000)", ExecutionStatus.Completed, null)]
    [InlineData("csharp", "while (true) Console.WriteLine(new string('x', 1000));", ExecutionStatus.OutputExceeded, "output")]
    public Task Output(string language, string code, ExecutionStatus status, string? limit) =>
        Meets(language, code, status, limit, profile => profile with { OutputBytesMax = 64 << 10 });

    [Theory]
    [InlineData("shell", ":(){ :|:& };:; sleep 0.5; exit 1", ExecutionStatus.ProcessLimit, "processes")]
    [InlineData("python", "import os, time\nfor i in range(50):\n    if os.fork() == 0:\n        time.sleep(5); os._exit(0)\n", ExecutionStatus.ProcessLimit, "processes")]
    [InlineData("shell", "for i in 1 2 3 4 5; do sleep 0.1 & done; wait", ExecutionStatus.Completed, null)]
    [InlineData("javascript", "const { spawn } = require('child_process'); for (let i = 0; i < 50; i++) spawn('sleep', ['2'])", ExecutionStatus.ProcessLimit, "processes")]
    [InlineData("javascript", "const { execFileSync } = require('child_process'); for (let i = 0; i < 5; i++) execFileSync('true')", ExecutionStatus.Completed, null)]
    public Task Processes(string language, string code, ExecutionStatus status, string? limit) =>
        Meets(language, code, status, limit, profile => profile with { ProcessesMax = 24 });

    [Theory]
    [InlineData("python", "open('big', 'wb').write(b'x' * (20 << 20))", ExecutionStatus.DiskExceeded, "work_disk")]
    [InlineData("shell", "head -c 20000000 /dev/zero >/tmp/big", ExecutionStatus.DiskExceeded, "tmp_disk")]
    [InlineData("python", "open('small', 'wb').write(b'x' * (2 << 20))", ExecutionStatus.Completed, null)]
    public Task Disk(string language, string code, ExecutionStatus status, string? limit) =>
        Meets(language, code, status, limit, profile => profile with { WorkBytesMax = 4 << 20, TmpBytesMax = 4 << 20 });

    [Theory]
    [InlineData("javascript", "const { Worker } = require('worker_threads'); new Worker('1', { eval: true }); await import('http'); await require('fs').promises.readdir('/'); console.log(6 * 7)")]
    [InlineData("csharp", "var words = \"b a c\".Split(' ').OrderBy(w => w).ToList(); await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => n * n))); Console.WriteLine(JsonSerializer.Serialize(words)); words.Count")]
    public Task A_runtime_starts_within_the_bounds_of_the_small_profile(string language, string code) => Meets(
        language, code, ExecutionStatus.Completed, null,
        profile => profile with { MemoryBytesMax = 128 << 20, ProcessesMax = 32, CpuCoresMax = 0.5, WorkBytesMax = 16 << 20, TmpBytesMax = 16 << 20, OpenFilesMax = 256 });

    private static async Task Meets(string language, string code, ExecutionStatus status, string? limit, Func<Core.Profiles.Profile, Core.Profiles.Profile> change)
    {
        await using var host = await TestHost.StartAsync();

        var (outcome, sink) = await host.RunAsync(new Language(language), code, change(TestHost.Plain));

        host.Ended(status, outcome);
        Assert.Equal(limit is null ? [] : [limit], sink.Limits.Select(fact => fact.Resource));
        Assert.True(outcome.Output.Stdout.Length <= TestHost.Plain.OutputBytesMax);
    }
}
