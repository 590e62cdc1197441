using InterpreterGuard.Sandboxing.Sandboxes;

namespace InterpreterGuard.Sandboxing.Tests.Sandboxes;

public sealed class KernelFileTests
{
    [Fact]
    public void A_status_is_read()
    {
        var status = ProcessStatus.Parse("Name:\tpython3\nUid:\t1\t10001\t3\t4\nCapInh:\t0000000000000000\nCapPrm:\t00000000000000c0\nCapEff:\t0000000000000001\nCapBnd:\tffffffffffffffff\nCapAmb:\t0000000000000000\nNoNewPrivs:\t1\nSeccomp:\t2\nSeccomp_filters:\t3\n");

        Assert.Equal((true, 10001, true, 2, 3), (status.Lives, status.User, status.NoNewPrivileges, status.Seccomp, status.SeccompFilters));
        Assert.Equal(["CHOWN", "SETGID", "SETUID"], LimitsReader.Capabilities(status.Capabilities));
    }

    [Fact]
    public void Capabilities_that_cannot_be_read_are_all_of_them() =>
        Assert.Equal(ulong.MaxValue, ProcessStatus.Parse("CapEff:\tnothing\n").Capabilities);

    [Fact]
    public void A_process_that_is_gone_does_not_live() => Assert.False(ProcessStatus.Read(int.MaxValue).Lives);

    [Fact]
    public void The_mount_a_program_meets_is_the_last_one_of_its_path()
    {
        var mounts = MountEntry.Parse(
        [
            "100 90 0:50 / / rw,relatime master:1 - overlay overlay rw",
            "101 100 0:51 / /work rw,nosuid,nodev - tmpfs tmpfs rw,size=131072k,mode=700",
            "102 100 0:52 / / ro,relatime - overlay overlay rw",
            "nonsense",
        ]);

        Assert.Equal(["ro", "relatime"], mounts["/"].Options);
        Assert.Equal((128L << 20, "tmpfs"), (mounts["/work"].SizeBytes, mounts["/work"].Type));
        Assert.Equal(0, mounts["/"].SizeBytes);
    }
}
