using System.Globalization;
using InterpreterGuard.Core.Monitoring;

namespace InterpreterGuard.Sandboxing.Tests.Support;

/// <summary>The kernel's own files, read plainly: what these tests need of the monitoring room, which sandboxing does not know.</summary>
internal sealed class TestCgroups : ICgroups
{
    private int _hastened;

    /// <summary>From now on nothing can be read.</summary>
    public bool Broken { get; set; }

    /// <summary>Groups that were told to go first.</summary>
    public int Hastened => _hastened;

    public ICgroup Open(int pid) => new Breakable(this, OpenReal(pid));

    private static ICgroup OpenReal(int pid)
    {
        var groups = File.ReadAllLines($"/proc/{pid}/cgroup").Select(line => line.Split(':', 3)).ToList();
        return File.Exists("/sys/fs/cgroup/cgroup.controllers")
            ? new V2("/sys/fs/cgroup" + groups.Single(group => group[0] == "0")[2])
            : new V1(controller => $"/sys/fs/cgroup/{controller}{groups.First(group => group[1].Split(',').Contains(controller))[2]}");
    }

    private static long Number(string path)
    {
        try
        {
            return long.TryParse(File.ReadAllText(path).Trim(), CultureInfo.InvariantCulture, out var number) ? number : 0;
        }
        catch (IOException)
        {
            return -1;
        }
    }

    private static long Field(string path, string name)
    {
        try
        {
            return File.ReadLines(path).Where(line => line.StartsWith(name + " ", StringComparison.Ordinal)).Select(line => long.Parse(line.AsSpan(name.Length + 1), CultureInfo.InvariantCulture)).FirstOrDefault();
        }
        catch (IOException)
        {
            return -1;
        }
    }

    private static void Write(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text);
        }
        catch (IOException)
        {
            // The group is gone already.
        }
    }

    private sealed class Breakable(TestCgroups owner, ICgroup real) : ICgroup
    {
        public CgroupReading Read() => owner.Broken ? throw new IOException("It does not tell.") : real.Read();

        public CgroupLimits ReadLimits() => real.ReadLimits();

        public void Hasten()
        {
            Interlocked.Increment(ref owner._hastened);
            real.Hasten();
        }
    }

    private sealed class V1(Func<string, string> folder) : ICgroup
    {
        public void Hasten() => Write(folder("cpu") + "/cpu.cfs_quota_us", "-1");

        private readonly Lock _lock = new();
        private CgroupReading _last = CgroupReading.None;

        public CgroupLimits ReadLimits() => new(
            "cgroup v1",
            Number(folder("memory") + "/memory.limit_in_bytes"),
            Math.Max(0, Number(folder("memory") + "/memory.memsw.limit_in_bytes")),
            (double)Number(folder("cpu") + "/cpu.cfs_quota_us") / Number(folder("cpu") + "/cpu.cfs_period_us"),
            (int)Number(folder("pids") + "/pids.max"));

        public CgroupReading Read()
        {
            var cpu = Number(folder("cpuacct") + "/cpuacct.usage");
            var reading = new CgroupReading(
                TimeSpan.FromMicroseconds(cpu / 1000.0),
                TimeSpan.Zero,
                Number(folder("memory") + "/memory.usage_in_bytes"),
                Number(folder("memory") + "/memory.max_usage_in_bytes"),
                Field(folder("memory") + "/memory.oom_control", "oom_kill"),
                Number(folder("pids") + "/pids.current"),
                0,
                Field(folder("pids") + "/pids.events", "max"));
            lock (_lock)
                return cpu < 0 || reading.MemoryKills < 0 || reading.ProcessLimitHits < 0 ? _last : _last = reading;
        }
    }

    private sealed class V2(string folder) : ICgroup
    {
        public void Hasten() => Write(folder + "/cpu.max", "max");

        private readonly Lock _lock = new();
        private CgroupReading _last = CgroupReading.None;

        public CgroupLimits ReadLimits() => new(
            "cgroup v2",
            Number(folder + "/memory.max"),
            Number(folder + "/memory.max") + Number(folder + "/memory.swap.max"),
            File.ReadAllText(folder + "/cpu.max").Split(' ') is [var quota, var period] ? double.Parse(quota, CultureInfo.InvariantCulture) / double.Parse(period, CultureInfo.InvariantCulture) : 0,
            (int)Number(folder + "/pids.max"));

        public CgroupReading Read()
        {
            var cpu = Field(folder + "/cpu.stat", "usage_usec");
            var reading = new CgroupReading(
                TimeSpan.FromMicroseconds(cpu),
                TimeSpan.Zero,
                Number(folder + "/memory.current"),
                Number(folder + "/memory.peak"),
                Field(folder + "/memory.events", "oom_kill"),
                Number(folder + "/pids.current"),
                0,
                Field(folder + "/pids.events", "max"));
            lock (_lock)
                return cpu < 0 || reading.MemoryKills < 0 || reading.ProcessLimitHits < 0 ? _last : _last = reading;
        }
    }
}
