using System.Globalization;
using Docker.DotNet.Models;
using InterpreterGuard.Core.Profiles;

namespace InterpreterGuard.Sandboxing.Profiles;

/// <summary>
/// Profile → the engine's parameters. Pure. Hardening lives here: every flag is stated, also those whose default is right today, and each has a test.
/// </summary>
internal static class ContainerParameters
{
    /// <summary>/dev/shm, in bytes: locks and queues of multiprocessing lie there, data does not.</summary>
    public const long SharedMemoryBytes = 16L << 20;

    // Debian's build of 2022 ends at fewer than about 64; its threads grow with the machine's processors.
    private const int SentryThreads = 256;

    private const long CpuPeriodMicroseconds = 100_000;

    /// <summary>
    /// What init needs: two to become the work user, which it drops before it starts anything, and one to interrupt what it started and to end what that left behind, since both are another
    /// user's than its own. Its reach ends with the container's own process numbers.
    /// </summary>
    public static readonly IReadOnlyList<string> InitCapabilities = ["KILL", "SETGID", "SETUID"];

    private static readonly string[] Masked =
    [
        "/proc/acpi", "/proc/asound", "/proc/interrupts", "/proc/kallsyms", "/proc/kcore", "/proc/keys", "/proc/latency_stats", "/proc/sched_debug", "/proc/scsi",
        "/proc/timer_list", "/proc/timer_stats", "/sys/devices/virtual/powercap", "/sys/firmware",
    ];

    private static readonly string[] ReadOnly = ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"];

    public static CreateContainerParameters ForSandbox(ContainerRequest request)
    {
        var seccomp = request.Profile.SyscallSensor ? SeccompProfile.BelowOurFilter(request.Engine.Architecture) : SeccompProfile.Wall(request.Engine.Architecture);
        var parameters = Hardened(request, seccomp);
        parameters.User = "0:0";
        parameters.Entrypoint = [SandboxPaths.Init];
        parameters.Cmd = [];
        parameters.WorkingDir = "/";
        parameters.HostConfig.CapAdd = [.. InitCapabilities];

        // Init connects and never writes a file there: read-only. Decoys lie beneath the same directory of the host, and are for reading.
        parameters.HostConfig.Binds = [$"{request.SocketDirectory}:{SandboxPaths.Guard}:ro", .. request.DecoyBinds];
        parameters.HostConfig.Mounts = [WorkMount(request)];
        parameters.HostConfig.Tmpfs[SandboxPaths.Tmp] = Tmpfs(request.Profile.TmpBytesMax, "0700", exec: false);
        if (request.Profile.Egress != EgressMode.None)
            Broker(parameters.HostConfig, request.Engine);
        return parameters;
    }

    // Still no interface but the loopback: there the guard's own resolver answers, and its relay listens, over both versions of IP where the machine has both.
    private static void Broker(HostConfig host, EngineFacts engine)
    {
        host.DNS = ["127.0.0.1"];
        host.DNSSearch = ["."];
        host.DNSOptions = ["timeout:2", "attempts:2"];
        if (engine.Inet6)
            host.Sysctls["net.ipv6.conf.lo.disable_ipv6"] = "0";
    }

    /// <summary>The parser: no init, no capability at all, its own user from the start; it makes its socket itself, so its directory is writable.</summary>
    public static CreateContainerParameters ForParser(ContainerRequest request)
    {
        var parameters = Hardened(request, SeccompProfile.Wall(request.Engine.Architecture));
        parameters.User = $"{SandboxUser.Uid}:{SandboxUser.Gid}";

        // Not -I: that would also hide the script's own folder, where its modules lie. The folder is read-only and root's.
        parameters.Entrypoint = ["/usr/bin/python3", "-E", "-s", SandboxPaths.ParserScript];
        parameters.Cmd = [SandboxPaths.Parser + "/parser.sock"];
        parameters.WorkingDir = "/";
        parameters.HostConfig.CapAdd = [];
        parameters.HostConfig.Binds = [$"{request.SocketDirectory}:{SandboxPaths.Parser}:rw"];
        parameters.HostConfig.Tmpfs[SandboxPaths.Tmp] = Tmpfs(request.Profile.TmpBytesMax, "0700", exec: false);
        return parameters;
    }

    // A tmpfs as before, but the engine's instead of the container's: that is what the sandboxes of one session can share.
    private static Mount WorkMount(ContainerRequest request) => new()
    {
        Type = "volume",
        Source = request.WorkVolume,
        Target = SandboxPaths.Work,
        ReadOnly = false,
        VolumeOptions = new()
        {
            NoCopy = true,
            Labels = new Dictionary<string, string>(request.Labels, StringComparer.Ordinal),
            DriverConfig = new()
            {
                Name = "local",
                Options = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["type"] = "tmpfs",
                    ["device"] = "tmpfs",
                    ["o"] = Tmpfs(request.Profile.WorkBytesMax, "0700", exec: true),
                },
            },
        },
    };

    private static CreateContainerParameters Hardened(ContainerRequest request, string seccomp) => new()
    {
        Name = request.Name,
        Image = request.ImageId,
        Hostname = "sandbox",
        Domainname = "",
        AttachStdin = false,
        AttachStdout = false,
        AttachStderr = false,
        OpenStdin = false,
        StdinOnce = false,
        Tty = false,
        Env = [],
        ExposedPorts = new Dictionary<string, EmptyStruct>(StringComparer.Ordinal),
        Volumes = new Dictionary<string, EmptyStruct>(StringComparer.Ordinal),
        Labels = new Dictionary<string, string>(request.Labels, StringComparer.Ordinal),
        NetworkDisabled = true,
        Healthcheck = new() { Test = ["NONE"] },

        // Nothing inside is asked to stop: what must end is killed.
        StopSignal = "SIGKILL",
        StopTimeout = TimeSpan.Zero,
        HostConfig = new()
        {
            // Walls between the sandbox and everything else.
            NetworkMode = "none",
            IpcMode = "private",
            PidMode = "",
            UTSMode = "",
            UsernsMode = "",
            CgroupnsMode = "private",
            Privileged = false,
            CapDrop = ["ALL"],
            SecurityOpt = ["no-new-privileges:true", "seccomp=" + seccomp],
            ReadonlyRootfs = true,
            MaskedPaths = Masked,
            ReadonlyPaths = ReadOnly,
            Devices = [],
            DeviceCgroupRules = [],
            DeviceRequests = [],
            GroupAdd = [],
            ExtraHosts = [],
            DNS = [],
            DNSSearch = [],
            DNSOptions = [],
            Links = [],
            VolumesFrom = [],
            Mounts = [],
            PortBindings = new Dictionary<string, IList<PortBinding>>(StringComparer.Ordinal),
            PublishAllPorts = false,
            Tmpfs = new Dictionary<string, string>(StringComparer.Ordinal),
            Sysctls = new Dictionary<string, string>(StringComparer.Ordinal),
            Runtime = request.Profile.Runtime ?? "",

            // Bounds. Memory equals memory plus swap: there is no swap. cgroup v2 has no swappiness to set.
            Memory = WholePages(request.Profile.MemoryBytesMax),
            MemorySwap = WholePages(request.Profile.MemoryBytesMax),
            MemoryReservation = 0,
            MemorySwappiness = request.Engine.CgroupV2 ? null : 0,
            OomKillDisable = false,

            // Init makes what it starts the better victim; itself it stays, to tell how the code ended.
            OomScoreAdj = 0,
            PidsLimit = request.IsSentry ? SentryProcesses(request.Profile) : request.Profile.ProcessesMax,
            CPUPeriod = CpuPeriodMicroseconds,
            CPUQuota = CpuQuota(request.Profile),
            NanoCPUs = 0,
            ShmSize = SharedMemoryBytes,
            Ulimits = Ulimits(request.Profile),

            // Life and traces: a fresh container once, removed by us, its output only on our wire.
            AutoRemove = false,
            RestartPolicy = new() { Name = RestartPolicyKind.No },
            LogConfig = new() { Type = "none", Config = new Dictionary<string, string>(StringComparer.Ordinal) },
            Init = false,
        },
    };

    /// <summary>Processor time per period. A quota, not a number of processors, so that a profile may name more than the machine has.</summary>
    public static long CpuQuota(Profile profile) => (long)(profile.CpuCoresMax * CpuPeriodMicroseconds);

    // gVisor's kernel is a process of many threads, and each process inside is one or more outside. What code may have inside is told to init, whose kernel holds it.
    private static long SentryProcesses(Profile profile) => SentryThreads + 4L * profile.ProcessesMax;

    // The kernel counts in pages and would round, here up and there down; what is read back must be what was asked.
    private static long WholePages(long bytes) => bytes / Environment.SystemPageSize * Environment.SystemPageSize;

    // No limit on processes by user: that count is shared by all sandboxes of the machine. The pids cgroup counts each sandbox alone.
    private static IList<Ulimit> Ulimits(Profile profile) =>
    [
        Limit("core", 0),
        Limit("nofile", profile.OpenFilesMax),
        Limit("fsize", profile.FileBytesMax),
        Limit("memlock", 64 << 10),
        Limit("msgqueue", 0),
    ];

    private static Ulimit Limit(string name, long value) => new() { Name = name, Soft = value, Hard = value };

    // /work allows exec: honest code writes a script and runs it, and the sensor names each program it starts. /tmp does not: what lands there by default is not meant to be run.
    private static string Tmpfs(long bytes, string mode, bool exec) => string.Create(CultureInfo.InvariantCulture,
        $"rw,nosuid,nodev,{(exec ? "exec" : "noexec")},size={WholePages(bytes)},mode={mode},uid={SandboxUser.Uid},gid={SandboxUser.Gid}");
}
