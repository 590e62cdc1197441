using System.Runtime.InteropServices;
using System.Text.Json;
using Docker.DotNet.Models;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Sandboxing.Decoys;
using InterpreterGuard.Sandboxing.Profiles;

namespace InterpreterGuard.Sandboxing.Tests.Profiles;

public sealed class ContainerParametersTests
{
    private static readonly Profile Asked = new()
    {
        Name = "asked",
        MemoryBytesMax = 300 << 20,
        CpuCoresMax = 1.5,
        ProcessesMax = 33,
        WorkBytesMax = 20 << 20,
        TmpBytesMax = 10 << 20,
        OpenFilesMax = 77,
    };

    private readonly CreateContainerParameters _sandbox = ContainerParameters.ForSandbox(Request(Asked));
    private readonly CreateContainerParameters _parser = ContainerParameters.ForParser(Request(Asked));

    [Fact]
    public void The_image_is_named_by_its_id() => Assert.Equal("sha256:abc", _sandbox.Image);

    [Fact]
    public void There_is_no_network()
    {
        Assert.Equal("none", _sandbox.HostConfig.NetworkMode);
        Assert.True(_sandbox.NetworkDisabled);
        Assert.Empty(_sandbox.HostConfig.PortBindings);
        Assert.Empty(_sandbox.ExposedPorts);
        Assert.False(_sandbox.HostConfig.PublishAllPorts);
        Assert.Empty(_sandbox.HostConfig.DNS);
        Assert.Empty(_sandbox.HostConfig.ExtraHosts);
        Assert.Empty(_sandbox.HostConfig.Links);
    }

    [Fact]
    public void With_a_broker_there_is_still_no_network_but_the_guards_own_resolver_on_the_loopback()
    {
        var brokered = ContainerParameters.ForSandbox(Request(Asked with { Egress = EgressMode.Allow })).HostConfig;

        Assert.Equal(("none", "127.0.0.1", "."), (brokered.NetworkMode, Assert.Single(brokered.DNS), Assert.Single(brokered.DNSSearch)));
        Assert.Empty(brokered.PortBindings);
        Assert.All(brokered.Sysctls, setting => Assert.Equal(("net.ipv6.conf.lo.disable_ipv6", "0"), (setting.Key, setting.Value)));
    }

    [Fact]
    public void All_capabilities_go_but_the_three_init_needs()
    {
        Assert.Equal(["ALL"], _sandbox.HostConfig.CapDrop);
        Assert.Equal(["KILL", "SETGID", "SETUID"], _sandbox.HostConfig.CapAdd);
        Assert.False(_sandbox.HostConfig.Privileged);
    }

    [Fact]
    public void Nothing_may_gain_privileges() => Assert.Contains("no-new-privileges:true", _sandbox.HostConfig.SecurityOpt);

    [Fact]
    public void With_the_sensor_the_engines_filter_lets_through_what_ours_must_see()
    {
        var profile = Seccomp(ContainerParameters.ForSandbox(Request(Asked)));

        Assert.Equal("SCMP_ACT_ALLOW", profile.GetProperty("defaultAction").GetString());
        Assert.Equal(["SCMP_ARCH_X86_64", "SCMP_ARCH_X86", "SCMP_ARCH_X32"], profile.GetProperty("architectures").EnumerateArray().Select(architecture => architecture.GetString()));
        Assert.Empty(profile.GetProperty("syscalls").EnumerateArray());
    }

    [Theory]
    [InlineData("mount", 1)]
    [InlineData("unshare", 1)]
    [InlineData("bpf", 1)]
    [InlineData("ptrace", 1)]
    [InlineData("io_uring_setup", 38)]
    [InlineData("clone3", 38)]
    public void Without_the_sensor_the_engines_filter_is_the_wall(string syscall, int errno)
    {
        var profile = Seccomp(ContainerParameters.ForSandbox(Request(Asked with { SyscallSensor = false })));

        var rule = profile.GetProperty("syscalls").EnumerateArray().Single(rule => rule.GetProperty("names").EnumerateArray().Any(name => name.GetString() == syscall));
        Assert.Equal("SCMP_ACT_ERRNO", rule.GetProperty("action").GetString());
        Assert.Equal(errno, rule.GetProperty("errnoRet").GetInt32());
    }

    [Fact]
    public void The_wall_refuses_each_namespace_flag_of_clone()
    {
        var rules = Seccomp(ContainerParameters.ForSandbox(Request(Asked with { SyscallSensor = false }))).GetProperty("syscalls").EnumerateArray().Where(rule => rule.GetProperty("names")[0].GetString() == "clone");

        Assert.Equal(8, rules.Count());
        Assert.All(rules, rule => Assert.Equal("SCMP_CMP_MASKED_EQ", rule.GetProperty("args")[0].GetProperty("op").GetString()));
    }

    [Fact]
    public void The_root_is_read_only() => Assert.True(_sandbox.HostConfig.ReadonlyRootfs);

    [Fact]
    public void Work_and_tmp_are_sized_memory_of_the_work_user()
    {
        var work = Assert.Single(_sandbox.HostConfig.Mounts);
        Assert.Equal(("volume", "ig-work-1", "/work", false), (work.Type, work.Source, work.Target, work.ReadOnly));
        Assert.True(work.VolumeOptions.NoCopy);
        Assert.Equal("local", work.VolumeOptions.DriverConfig.Name);
        Assert.Equal("tmpfs", work.VolumeOptions.DriverConfig.Options["type"]);
        Assert.Equal("rw,nosuid,nodev,exec,size=20971520,mode=0700,uid=64000,gid=64000", work.VolumeOptions.DriverConfig.Options["o"]);
        Assert.Equal(_sandbox.Labels, work.VolumeOptions.Labels);
        Assert.Equal("rw,nosuid,nodev,noexec,size=10485760,mode=0700,uid=64000,gid=64000", _sandbox.HostConfig.Tmpfs["/tmp"]);
        Assert.Single(_sandbox.HostConfig.Tmpfs);
        Assert.Equal(16 << 20, _sandbox.HostConfig.ShmSize);
    }

    [Fact]
    public void Decoys_are_seen_read_only_and_lie_beneath_the_same_directory()
    {
        var binds = ContainerParameters.ForSandbox(Request(Asked) with { DecoyBinds = DecoyFolder.BindsOf("/run/x/sbx_1/home", "/run/x/sbx_1/d.sock") }).HostConfig.Binds;

        Assert.Equal(["/run/x/sbx_1:/run/guard:ro", "/run/x/sbx_1/home:/home/deploy:ro", "/run/x/sbx_1/d.sock:/run/docker.sock:ro"], binds);
    }

    [Fact]
    public void The_socket_directory_is_all_that_is_seen_of_the_host_and_read_only()
    {
        Assert.Equal(["/run/x/sbx_1:/run/guard:ro"], _sandbox.HostConfig.Binds);
        Assert.Empty(_sandbox.Volumes);
        Assert.Empty(_sandbox.HostConfig.VolumesFrom);
        Assert.Empty(_sandbox.HostConfig.Devices);
    }

    [Fact]
    public void Sizes_are_whole_pages_since_the_kernel_would_round()
    {
        var odd = ContainerParameters.ForSandbox(Request(Asked with { MemoryBytesMax = (300 << 20) + 1, WorkBytesMax = (8 << 20) + 4095 }));

        Assert.Equal(300 << 20, odd.HostConfig.Memory);
        Assert.Equal(300 << 20, odd.HostConfig.MemorySwap);
        Assert.Contains("size=8388608,", odd.HostConfig.Mounts[0].VolumeOptions.DriverConfig.Options["o"], StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_is_bounded_and_there_is_no_swap()
    {
        Assert.Equal(300 << 20, _sandbox.HostConfig.Memory);
        Assert.Equal(300 << 20, _sandbox.HostConfig.MemorySwap);
        Assert.Equal(0, _sandbox.HostConfig.MemorySwappiness);
        Assert.False(_sandbox.HostConfig.OomKillDisable);
    }

    [Fact]
    public void Swappiness_is_left_out_where_the_kernel_has_none() =>
        Assert.Null(ContainerParameters.ForSandbox(Request(Asked) with { Engine = new("24", CgroupV2: true, Architecture.X64) }).HostConfig.MemorySwappiness);

    [Fact]
    public void Processes_and_processors_are_bounded()
    {
        Assert.Equal(33, _sandbox.HostConfig.PidsLimit);
        Assert.Equal(150_000, _sandbox.HostConfig.CPUQuota);
        Assert.Equal(100_000, _sandbox.HostConfig.CPUPeriod);
    }

    [Theory]
    [InlineData("core", 0)]
    [InlineData("nofile", 77)]
    [InlineData("fsize", 20 << 20)]
    [InlineData("memlock", 64 << 10)]
    [InlineData("msgqueue", 0)]
    public void Ulimits_are_stated(string name, long value)
    {
        var limit = _sandbox.HostConfig.Ulimits.Single(limit => limit.Name == name);

        Assert.Equal(value, limit.Soft);
        Assert.Equal(value, limit.Hard);
    }

    [Fact]
    public void Processes_are_not_bounded_by_user_since_all_sandboxes_share_it() => Assert.DoesNotContain(_sandbox.HostConfig.Ulimits, limit => limit.Name == "nproc");

    [Fact]
    public void Paths_of_the_kernel_are_masked_or_read_only()
    {
        Assert.Contains("/proc/kcore", _sandbox.HostConfig.MaskedPaths);
        Assert.Contains("/proc/keys", _sandbox.HostConfig.MaskedPaths);
        Assert.Contains("/sys/firmware", _sandbox.HostConfig.MaskedPaths);
        Assert.Equal(["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"], _sandbox.HostConfig.ReadonlyPaths);
    }

    [Fact]
    public void Namespaces_are_its_own()
    {
        Assert.Equal("private", _sandbox.HostConfig.IpcMode);
        Assert.Equal("private", _sandbox.HostConfig.CgroupnsMode);
        Assert.Equal("", _sandbox.HostConfig.PidMode);
        Assert.Equal("", _sandbox.HostConfig.UTSMode);
    }

    [Fact]
    public void It_leaves_no_logs_and_is_removed_by_us_alone()
    {
        Assert.Equal("none", _sandbox.HostConfig.LogConfig.Type);
        Assert.False(_sandbox.HostConfig.AutoRemove);
        Assert.Equal(RestartPolicyKind.No, _sandbox.HostConfig.RestartPolicy.Name);
        Assert.False(_sandbox.HostConfig.Init);
        Assert.Equal("SIGKILL", _sandbox.StopSignal);
    }

    [Fact]
    public void Init_is_the_command_and_nothing_is_attached()
    {
        Assert.Equal(["/sandbox/init"], _sandbox.Entrypoint);
        Assert.Empty(_sandbox.Cmd);
        Assert.Equal("0:0", _sandbox.User);
        Assert.False(_sandbox.Tty || _sandbox.OpenStdin || _sandbox.AttachStdin || _sandbox.AttachStdout || _sandbox.AttachStderr);
    }

    [Fact]
    public void The_runtime_is_the_profiles_or_the_engines_own()
    {
        Assert.Equal("", _sandbox.HostConfig.Runtime);
        Assert.Equal("runsc", ContainerParameters.ForSandbox(Request(Asked with { Runtime = "runsc" })).HostConfig.Runtime);
    }

    [Fact]
    public void The_labels_are_ours() => Assert.Equal("v", _sandbox.Labels["l"]);

    [Fact]
    public void The_parser_has_no_capability_no_root_and_the_wall()
    {
        Assert.Empty(_parser.HostConfig.CapAdd);
        Assert.Equal(["ALL"], _parser.HostConfig.CapDrop);
        Assert.Equal("64000:64000", _parser.User);
        Assert.Equal(["/usr/bin/python3", "-E", "-s", "/sandbox/parser/parser.py"], _parser.Entrypoint);
        Assert.Equal(["/run/parser/parser.sock"], _parser.Cmd);
        Assert.Equal("none", _parser.HostConfig.NetworkMode);
        Assert.True(_parser.HostConfig.ReadonlyRootfs);
        Assert.Contains(Seccomp(_parser).GetProperty("syscalls").EnumerateArray(), rule => rule.GetProperty("names")[0].GetString() == "mount");
    }

    private static ContainerRequest Request(Profile profile) => new()
    {
        Name = "ig-1",
        ImageId = "sha256:abc",
        Profile = profile,
        Language = Language.Python,
        SocketDirectory = "/run/x/sbx_1",
        WorkVolume = "ig-work-1",
        Labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["l"] = "v" },
        Engine = new("20.10", CgroupV2: false, Architecture.X64),
    };

    private static JsonElement Seccomp(CreateContainerParameters parameters) =>
        JsonDocument.Parse(parameters.HostConfig.SecurityOpt.Single(option => option.StartsWith("seccomp=", StringComparison.Ordinal))[8..]).RootElement;
}
