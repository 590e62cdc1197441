using System.Buffers;
using System.Globalization;
using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Sandboxing.Profiles;
using InterpreterGuard.Sandboxing.Runners;
using InterpreterGuard.Sandboxing.Wire;

namespace InterpreterGuard.Sandboxing.Sandboxes;

/// <summary>From the first byte to a runner that is up: HELLO, CONFIGURE, NETWORK where connections are brokered, LISTENER, SUPERVISED, READY, in this order and no other.</summary>
internal sealed class Handshake(ISyscallMonitor monitor)
{
    // SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV: runtimes that preempt with signals would restart watched calls for ever without it.
    private const uint WaitKillable = 1 << 5;
    private const uint NewListener = 1 << 3;

    public async Task<HandshakeResult> PerformAsync(WireSocket socket, FrameReader reader, ILanguageRunner runner, Profile profile, int initPid, DecoySet decoys, bool isSentry, CancellationToken cancellationToken)
    {
        var version = (await NextAsync(reader, FrameType.Hello, cancellationToken)).Number();
        if (version != FrameHeader.Version)
            throw new WireException($"The image's init speaks version {version} of the wire, this host version {FrameHeader.Version}.");

        var filter = profile.SyscallSensor && !isSentry ? monitor.FilterFor(profile) : default;
        var output = new ArrayBufferWriter<byte>(8192);
        var brokered = profile.Egress != EgressMode.None && !filter.IsEmpty;
        var configuration = Configuration(runner, profile, filter, decoys) with { Network = brokered };

        // Outside, gVisor's own threads count as well; inside, its kernel counts for each user, and there is one sandbox.
        if (isSentry)
            configuration = configuration with { Rlimits = [.. configuration.Rlimits, new(Rlimit.Processes, profile.ProcessesMax)] };
        configuration.Write(output);
        await SendAsync(socket, output.WrittenMemory, cancellationToken);
        if (filter.IsEmpty)
        {
            await NextAsync(reader, FrameType.Ready, cancellationToken);
            return new(null, "off");
        }

        using var network = new HandedNetwork();
        Frame frame;
        while ((frame = await NextAsync(reader, FrameType.Listener, cancellationToken, brokered ? FrameType.Network : null)).Type == FrameType.Network)
            network.Take(frame, reader);
        var flags = frame.Number();
        var listener = reader.TakeDescriptor() ?? throw new WireException("LISTENER came without its descriptor.");
        var watch = monitor.Attach(listener, profile, initPid, brokered ? network.Complete() : null, decoys);
        try
        {
            output.ResetWrittenCount();
            output.Frame(FrameType.Supervised, []);
            await SendAsync(socket, output.WrittenMemory, cancellationToken);
            await NextAsync(reader, FrameType.Ready, cancellationToken);
            return new(watch, Describe(flags));
        }
        catch
        {
            watch.Dispose();
            throw;
        }
    }

    private static ConfigureFrame Configuration(ILanguageRunner runner, Profile profile, ReadOnlyMemory<byte> filter, DecoySet decoys)
    {
        var threads = Math.Max(1, (int)Math.Ceiling(profile.CpuCoresMax)).ToString(CultureInfo.InvariantCulture);
        return new()
        {
            Uid = SandboxUser.Uid,
            Gid = SandboxUser.Gid,
            FilterFlags = filter.IsEmpty ? 0 : WaitKillable,
            Rlimits =
            [
                new(Rlimit.Core, 0),
                new(Rlimit.OpenFiles, profile.OpenFilesMax),
                new(Rlimit.FileSize, profile.FileBytesMax),
            ],
            Filter = filter,
            Arguments = runner.Command,
            Environment =
            [
                "PATH=/usr/local/bin:/usr/bin:/bin",
                "HOME=" + SandboxPaths.Work,
                "TMPDIR=" + SandboxPaths.Tmp,
                "USER=sandbox",
                "LANG=C.UTF-8",

                // A shell that believes somebody sits at it would open its history.
                "HISTFILE=/dev/null",

                // Number libraries would start a thread for each processor of the machine, and meet the process limit.
                "OMP_NUM_THREADS=" + threads,
                "OPENBLAS_NUM_THREADS=" + threads,
                .. runner.EnvironmentFor(profile),
                .. decoys.Environment,
            ],
            WorkingDirectory = SandboxPaths.Work,
        };
    }

    private static async Task<Frame> NextAsync(FrameReader reader, FrameType expected, CancellationToken cancellationToken, FrameType? before = null)
    {
        while (true)
        {
            var frame = await reader.ReadAsync(cancellationToken) ?? throw new WireException($"The sandbox ended the conversation where {expected} was due.");
            if (frame.Type == expected || frame.Type == before)
                return frame;
            if (frame.Type == FrameType.Error)
                throw new SandboxStartException(ErrorFrame.Read(frame.Payload.Span).ToString());

            // A runner may complain while it starts; nobody has asked it anything yet.
            if (frame.Type is not (FrameType.Stdout or FrameType.Stderr) || expected != FrameType.Ready)
                throw new WireException($"{frame.Type} came where {expected} was due.");
        }
    }

    private static async Task SendAsync(WireSocket socket, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (!await socket.SendAsync(bytes, cancellationToken))
            throw new WireException("The sandbox ended the conversation during the handshake.");
    }

    private static string Describe(uint flags) => ((flags & NewListener) != 0, (flags & WaitKillable) != 0) switch
    {
        (true, true) => "user notification, wait killable",
        (true, false) => "user notification",
        _ => throw new WireException($"The filter was installed with flags 0x{flags:x}, without a listener."),
    };
}
