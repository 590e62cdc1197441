using System.Text;
using InterpreterGuard.Monitoring.Files;

namespace InterpreterGuard.Monitoring.Tests.Files;

public sealed class SensitivePathsTests
{
    private static readonly SensitivePaths Paths = new(["/opt/decoys"]);

    [Theory]
    [InlineData("/sys/fs/cgroup/memory/release_agent")]
    [InlineData("/tmp/cg/x/notify_on_release")]
    [InlineData("/proc/sysrq-trigger")]
    [InlineData("/proc/kcore")]
    [InlineData("/proc/kallsyms")]
    [InlineData("/dev/mem")]
    [InlineData("/dev/sda1")]
    [InlineData("/dev/nvme0n1")]
    [InlineData("/dev/vda")]
    [InlineData("/var/run/docker.sock")]
    [InlineData("/run/containerd/containerd.sock")]
    [InlineData("/proc/self/mem")]
    [InlineData("/proc/77/mem")]
    [InlineData("/proc/77/environ")]
    [InlineData("/proc/1/cgroup")]
    [InlineData("/proc/1/root/etc/hostname")]
    [InlineData("/proc/77/cgroup")]
    [InlineData("/etc/shadow")]
    [InlineData("/etc/gshadow")]
    [InlineData("/etc/sudoers.d/x")]
    [InlineData("/root/.ssh/id_rsa")]
    [InlineData("/home/user/.ssh")]
    [InlineData("/root/.aws/credentials")]
    [InlineData("/root/.kube/config")]
    [InlineData("/root/.config/gcloud/credentials.db")]
    [InlineData("/root/.netrc")]
    [InlineData("/work/.git-credentials")]
    [InlineData("/root/.npmrc")]
    [InlineData("/root/.pypirc")]
    [InlineData("/var/run/secrets/kubernetes.io/serviceaccount/token")]
    [InlineData("/root/.bash_history")]
    [InlineData("/run/guard")]
    [InlineData("/run/guard/host.sock")]
    [InlineData("/.dockerenv")]
    [InlineData("/sys/class/dmi/id/product_name")]
    [InlineData("/proc/sched_debug")]
    [InlineData("/proc/modules")]
    [InlineData("/sys/kernel/debug/tracing/trace")]
    [InlineData("/opt/decoys/a")]
    public void What_says_something_is_on_the_list(string path) => Assert.True(Contains(path, writing: false));

    [Theory]
    [InlineData("/proc/sys/kernel/core_pattern")]
    [InlineData("/proc/sys/kernel/modprobe")]
    [InlineData("/etc/ld.so.preload")]
    [InlineData("/etc/passwd")]
    [InlineData("/etc/cron.d/x")]
    [InlineData("/work/.bashrc")]
    [InlineData("/root/.profile")]
    [InlineData("/tmp/x/sitecustomize.py")]
    [InlineData("/usr/lib/python3/dist-packages/evil.pth")]
    [InlineData("/var/log/wtmp")]
    [InlineData("/work/app/.git/hooks/pre-commit")]
    [InlineData("/sandbox/runner.py")]
    [InlineData("/usr/bin/python3")]
    public void Some_paths_say_something_only_when_written(string path)
    {
        Assert.True(Contains(path, writing: true));
        if (!path.Contains("cron", StringComparison.Ordinal))
            Assert.False(Contains(path, writing: false));
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("/etc/hosts")]
    [InlineData("/etc/resolv.conf")]
    [InlineData("/etc/ld.so.cache")]
    [InlineData("/proc/self/maps")]
    [InlineData("/proc/self/cgroup")]
    [InlineData("/proc/self/mountinfo")]
    [InlineData("/proc/self/environ")]
    [InlineData("/proc/self/task/7/comm")]
    [InlineData("/proc/77/stat")]
    [InlineData("/proc/1/status")]
    [InlineData("/proc/1/cmdline")]
    [InlineData("/proc/meminfo")]
    [InlineData("/proc/cpuinfo")]
    [InlineData("/proc/sys/kernel/core_pattern")]
    [InlineData("/proc/sys/vm/overcommit_memory")]
    [InlineData("/sys/fs/cgroup/memory/memory.limit_in_bytes")]
    [InlineData("/sys/devices/system/cpu/online")]
    [InlineData("/sys/devices/system/node/node0/cpumap")]
    [InlineData("/sys/kernel/mm/transparent_hugepage/enabled")]
    [InlineData("/dev/null")]
    [InlineData("/dev/urandom")]
    [InlineData("/dev/shm/sem.x")]
    [InlineData("/dev/tty")]
    [InlineData("/usr/lib/python3.11/site.py")]
    [InlineData("/work/data.csv")]
    [InlineData("/work/.cache/x")]
    [InlineData("/run/guardian")]
    [InlineData("/work/release_agents")]
    [InlineData("/root/.sshx/key")]
    public void What_honest_programs_read_is_not(string path) => Assert.False(Contains(path, writing: false));

    [Theory]
    [InlineData("/usr/lib/python3.11/json/__pycache__/decoder.cpython-311.pyc.140")]
    [InlineData("/work/app/.git/hooks/pre-commit.sample")]
    [InlineData("/work/app/.git/index")]
    [InlineData("/work/app/hooks/pre-commit")]
    [InlineData("/work/out.csv")]
    [InlineData("/tmp/tmpabc")]
    [InlineData("/proc/self/task/7/comm")]
    [InlineData("/dev/null")]
    public void What_honest_programs_write_is_not(string path) => Assert.False(Contains(path, writing: true));

    [Theory]
    [InlineData("/work", "a/../b/./c//d", "/work/b/c/d")]
    [InlineData("/work", "/../../etc/x/", "/etc/x")]
    [InlineData("/", "..", "/")]
    [InlineData("", "a", "/a")]
    [InlineData("/work", "", "/work")]
    public void Paths_are_normalised_by_their_text(string folder, string path, string expected)
    {
        Span<byte> into = stackalloc byte[100];
        var length = PathText.Normalise(Encoding.UTF8.GetBytes(folder), Encoding.UTF8.GetBytes(path), into);

        Assert.Equal(expected, Encoding.UTF8.GetString(into[..length]));
    }

    private static bool Contains(string path, bool writing) => Paths.Contains(Encoding.UTF8.GetBytes(path), writing);
}
