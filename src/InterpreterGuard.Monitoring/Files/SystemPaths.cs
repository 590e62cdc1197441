namespace InterpreterGuard.Monitoring.Files;

/// <summary>Sensitive paths of the system: kernel, devices, accounts, engine sockets, and what survives a session.</summary>
internal static class SystemPaths
{
    public static bool Contains(ReadOnlySpan<byte> path, bool writing)
    {
        if (path.StartsWith("/sys/"u8))
            return OfKernel(path);
        if (path.StartsWith("/dev/"u8))
            return OfDevices(path["/dev/"u8.Length..]);
        if (path.StartsWith("/etc/"u8))
            return writing || OfAccounts(path["/etc/"u8.Length..]);
        return OfContainer(path) || OfCgroupEscape(path) || (writing && WhenWriting(path));
    }

    // Huge page settings are read by .NET, Go and jemalloc; cgroup limits by every runtime.
    private static bool OfKernel(ReadOnlySpan<byte> path) =>
        OfCgroupEscape(path)
        || (path.StartsWith("/sys/kernel/"u8) && !path.StartsWith("/sys/kernel/mm/"u8))
        || path.StartsWith("/sys/class/dmi"u8)
        || path.StartsWith("/sys/devices/virtual/dmi"u8)
        || path.StartsWith("/sys/firmware"u8)
        || path.StartsWith("/sys/hypervisor"u8)
        || path.StartsWith("/sys/module/"u8);

    private static bool OfCgroupEscape(ReadOnlySpan<byte> path) => path.EndsWith("/release_agent"u8) || path.EndsWith("/notify_on_release"u8);

    private static bool OfDevices(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("mem"u8)
        || name.SequenceEqual("kmem"u8)
        || name.SequenceEqual("port"u8)
        || name.SequenceEqual("kmsg"u8)
        || name.SequenceEqual("kvm"u8)
        || name.SequenceEqual("fuse"u8)
        || name.SequenceEqual("userfaultfd"u8)
        || name.StartsWith("sd"u8)
        || name.StartsWith("hd"u8)
        || name.StartsWith("nvme"u8)
        || name.StartsWith("vd"u8)
        || name.StartsWith("xvd"u8)
        || name.StartsWith("dm-"u8)
        || name.StartsWith("loop"u8)
        || name.StartsWith("mapper/"u8)
        || name.StartsWith("disk/"u8)
        || name.StartsWith("block/"u8)
        || name.StartsWith("mmcblk"u8)
        || name.StartsWith("nbd"u8)
        || name.StartsWith("md"u8);

    private static bool OfAccounts(ReadOnlySpan<byte> name) =>
        name.StartsWith("shadow"u8)
        || name.StartsWith("gshadow"u8)
        || name.StartsWith("sudoers"u8)
        || name.StartsWith("ssh/ssh_host"u8)
        || name.StartsWith("kubernetes/"u8)
        || name.StartsWith("docker/"u8)
        || name.StartsWith("cron"u8)
        || name.SequenceEqual("security/opasswd"u8)
        || name.SequenceEqual("krb5.keytab"u8);

    private static bool OfContainer(ReadOnlySpan<byte> path) =>
        path.EndsWith("/docker.sock"u8)
        || path.EndsWith("/cri-dockerd.sock"u8)
        || path.EndsWith("/containerd.sock"u8)
        || path.EndsWith("/crio.sock"u8)
        || path.EndsWith("/podman.sock"u8)
        || path.StartsWith("/var/run/secrets/"u8)
        || path.StartsWith("/run/secrets/"u8)
        || path.StartsWith("/var/spool/cron"u8)
        || path.StartsWith("/var/lib/docker"u8)
        || path.StartsWith("/var/lib/kubelet"u8)
        || path.StartsWith("/host/"u8)
        || path.StartsWith("/hostfs/"u8)
        || path.StartsWith("/rootfs/"u8)
        || path.StartsWith("/boot/"u8)
        || path.SequenceEqual("/.dockerenv"u8)
        || path.SequenceEqual("/run/.containerenv"u8);

    // Python tries to leave its compiled modules beside the sources of every library it imports.
    private static bool WhenWriting(ReadOnlySpan<byte> path) =>
        SensitivePaths.IsOrIsIn(path, "/sandbox"u8)
        || path.StartsWith("/var/log/"u8)
        || path.SequenceEqual("/var/run/utmp"u8)
        || path.SequenceEqual("/run/utmp"u8)
        || path.StartsWith("/bin/"u8)
        || path.StartsWith("/sbin/"u8)
        || path.StartsWith("/lib/"u8)
        || path.StartsWith("/lib64/"u8)
        || (path.StartsWith("/usr/"u8) && path.IndexOf("/__pycache__/"u8) < 0 && !path.StartsWith("/usr/tmp/"u8));
}
