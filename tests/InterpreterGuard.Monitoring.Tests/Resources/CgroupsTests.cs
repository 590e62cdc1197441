using System.Diagnostics;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Monitoring.Resources;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Monitoring.Tests.Resources;

public sealed class CgroupsTests
{
    private const string Forks = """
        import os, sys, time
        for procs in sys.argv[1:]: open(procs, 'w').write(str(os.getpid()))
        for _ in range(8):
            try:
                if os.fork() == 0:
                    time.sleep(3)
                    os._exit(0)
            except BlockingIOError: pass
        time.sleep(3)
        """;

    private static readonly string Fixtures = Path.Combine(AppContext.BaseDirectory, "Resources", "fixtures");

    [Fact]
    public void Version_2_is_read_from_its_one_tree()
    {
        var group = Recorded().Open(4711);

        Assert.Equal(new CgroupLimits("cgroup v2", 536870912, 536870912, 0.5, 64), group.ReadLimits());
        Assert.Equal(new CgroupReading(TimeSpan.FromMicroseconds(1234567), TimeSpan.FromMicroseconds(98765), 12345344, 23456768, 1, 3, 9, 5), group.Read());
    }

    [Fact]
    public void Version_1_is_read_from_a_tree_for_each_controller()
    {
        var root = Directory.CreateTempSubdirectory().FullName;
        Write(root, "proc/9/cgroup", "9:name=systemd:/docker/x\n8:pids:/docker/x\n4:memory:/docker/x\n2:cpu,cpuacct:/docker/x\n0::/docker/x\n");
        Write(root, "cg/memory/docker/x/memory.limit_in_bytes", "536870912\n");
        Write(root, "cg/memory/docker/x/memory.memsw.limit_in_bytes", "9223372036854771712\n");
        Write(root, "cg/memory/docker/x/memory.max_usage_in_bytes", "777\n");
        Write(root, "cg/memory/docker/x/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 3\n");
        Write(root, "cg/pids/docker/x/pids.max", "max\n");
        Write(root, "cg/pids/docker/x/pids.events", "max 2\n");
        Write(root, "cg/cpu,cpuacct/docker/x/cpu.cfs_quota_us", "150000\n");
        Write(root, "cg/cpu,cpuacct/docker/x/cpu.cfs_period_us", "100000\n");
        Write(root, "cg/cpu,cpuacct/docker/x/cpuacct.usage", "1500000000\n");

        var group = new Cgroups(Options.Create(new ResourceOptions { CgroupRoot = root + "/cg", ProcRoot = root + "/proc" })).Open(9);
        var (before, limits) = (group.Read(), group.ReadLimits());
        Directory.Delete(root, recursive: true);

        Assert.Equal(new CgroupLimits("cgroup v1", 536870912, 0, 1.5, 0), limits);
        Assert.Equal(new CgroupLimits("cgroup v1", 0, 0, 0, 0), group.ReadLimits());
        Assert.Equal((TimeSpan.FromSeconds(1.5), 777L, 3L, 2L), (before.CpuTime, before.MemoryPeakBytes, before.MemoryKills, before.ProcessLimitHits));
        Assert.Equal(before, group.Read());
    }

    [Fact]
    public void A_process_that_is_not_there_is_said_to_be_so() =>
        Assert.ThrowsAny<IOException>(() => Recorded().Open(4712));

    [Fact]
    public void Limits_and_counts_of_a_real_group_of_this_machine_are_read()
    {
        const string Root = "/sys/fs/cgroup";
        Assert.SkipUnless(Directory.Exists(Root + "/pids") && Environment.UserName == "root", "This machine has no writable cgroup v1 tree");
        var name = "interpreterguard-test-" + Guid.NewGuid().ToString("N")[..8];
        var (memory, pids, cpu) = ($"{Root}/memory/{name}", $"{Root}/pids/{name}", $"{Root}/cpu/{name}");
        Directory.CreateDirectory(memory);
        Directory.CreateDirectory(pids);
        Directory.CreateDirectory(cpu);
        try
        {
            File.WriteAllText(memory + "/memory.limit_in_bytes", "67108864");
            File.WriteAllText(pids + "/pids.max", "5");
            File.WriteAllText(cpu + "/cpu.cfs_quota_us", "50000");
            using var shell = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Forks, memory + "/cgroup.procs", cpu + "/cgroup.procs", pids + "/cgroup.procs"]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
            var deadline = Stopwatch.StartNew();
            ICgroup group;
            do
            {
                group = new Cgroups(Options.Create(new ResourceOptions())).Open(shell.Id);
            }
            while ((group.ReadLimits().Processes == 0 || group.Read().ProcessLimitHits == 0) && deadline.Elapsed < TimeSpan.FromSeconds(5));

            Assert.Equal((67108864L, 5), (group.ReadLimits().MemoryBytes, group.ReadLimits().Processes));
            Assert.True(group.Read() is { Processes: > 0, MemoryPeakBytes: > 0, ProcessLimitHits: > 0 });
            Assert.Equal(0.5, group.ReadLimits().CpuCores);
            group.Hasten();
            Assert.Equal((0, "262144"), (group.ReadLimits().CpuCores, File.ReadAllText(cpu + "/cpu.shares").Trim()));
            shell.Kill(entireProcessTree: true);
            shell.WaitForExit();
        }
        finally
        {
            RemoveWhenEmpty(memory);
            RemoveWhenEmpty(pids);
            RemoveWhenEmpty(cpu);
        }
    }

    [Fact]
    public void What_was_killed_goes_first_in_version_2_too()
    {
        var root = Directory.CreateTempSubdirectory().FullName;
        Write(root, "proc/9/cgroup", "0::/docker/x\n");
        Write(root, "cg/docker/x/memory.max", "536870912\n");
        Write(root, "cg/docker/x/cpu.max", "50000 100000\n");
        Write(root, "cg/docker/x/cpu.weight", "100\n");
        var group = new Cgroups(Options.Create(new ResourceOptions { CgroupRoot = root + "/cg", ProcRoot = root + "/proc" })).Open(9);

        group.Hasten();

        Assert.Equal(("max", "10000"), (File.ReadAllText(root + "/cg/docker/x/cpu.max"), File.ReadAllText(root + "/cg/docker/x/cpu.weight")));
        Directory.Delete(root, recursive: true);
        group.Hasten();
        Assert.False(Directory.Exists(root));
    }

    private static Cgroups Recorded() => new(Options.Create(new ResourceOptions { CgroupRoot = Fixtures + "/v2", ProcRoot = Fixtures + "/proc" }));

    private static void Write(string root, string path, string text)
    {
        var full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    // The kernel lets go of a group a moment after its last process died.
    private static void RemoveWhenEmpty(string folder)
    {
        for (var i = 0; i < 50; i++)
        {
            using var remove = Process.Start(new ProcessStartInfo("rmdir", [folder]) { RedirectStandardError = true, UseShellExecute = false })!;
            remove.WaitForExit();
            if (remove.ExitCode == 0)
                return;
            Thread.Sleep(100);
        }
    }
}
