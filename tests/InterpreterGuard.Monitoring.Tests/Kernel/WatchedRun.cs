using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Monitoring;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Monitoring.Syscalls;
using InterpreterGuard.Monitoring.Syscalls.Kernel;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Win32.SafeHandles;

namespace InterpreterGuard.Monitoring.Tests.Kernel;

/// <summary>
/// A program under the real filter, watched by the real sensor, with process numbers and a network of its own (an isolated one: no packet can leave).
/// </summary>
internal sealed class WatchedRun : IDisposable
{
    private const int WorkUser = 64000;

    private readonly SyscallSensor _sensor;
    private readonly bool _ownsSensor;
    private readonly string _socketPath = Path.Combine(Programs.Scratch, Guid.NewGuid().ToString("N")[..8] + ".sock");
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private WatchedRun(Profile profile, IObservationSink? sink, string[] command, int user, SyscallSensor? sensor = null)
    {
        _ownsSensor = sensor is null;
        _sensor = sensor ?? new(Options.Create(new SyscallOptions { ThreadsMax = 1 }), TimeProvider.System, NullLogger<SyscallSensor>.Instance);
        var filter = _socketPath + ".filter";
        File.WriteAllBytes(filter, _sensor.FilterFor(profile).ToArray());
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_socketPath));
        socket.Listen();

        // The launcher is process 1 of its namespace's child; a shell brings loopback up first.
        string[] arguments = ["-n", "-p", "-m", "-f", "--mount-proc", "--kill-child", "/bin/sh", "-c", "ip link set lo up; \"$@\"; exit $?", "sh", Programs.Launcher, _socketPath, filter, user.ToString(), .. command];
        _process = Process.Start(new ProcessStartInfo("unshare", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = "/tmp" })!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _errors = _process.StandardError.ReadToEndAsync();
        using var peer = socket.Accept();
        LauncherPid = PeerPid(peer);
        Span<byte> number = stackalloc byte[4];
        peer.Receive(number);
        var listener = GuestSockets.Take(LauncherPid, BinaryPrimitives.ReadInt32LittleEndian(number));
        Assert.True(listener >= 0);
        Listener = listener;
        Watch = _sensor.Attach(new SafeFileHandle(listener, ownsHandle: true), profile, LauncherPid, sockets: null, DecoySet.None);
        if (sink is not null)
            Watch.Begin(sink, profile, new Dictionary<string, string>());
        peer.Send([1]);
    }

    /// <summary>The first watched process, in the machine's numbers.</summary>
    public int LauncherPid { get; }

    public ISandboxWatch Watch { get; }

    /// <summary>The number of the listener among this process's descriptors.</summary>
    public int Listener { get; }

    public static Profile Sensitive { get; } = new() { Name = "test" };

    public static WatchedRun Start(IObservationSink? sink, params string[] command) => new(Sensitive, sink, command, WorkUser);

    public static WatchedRun Start(Profile profile, IObservationSink? sink, params string[] command) => new(profile, sink, command, WorkUser);

    /// <summary>Under a sensor that others use too.</summary>
    public static WatchedRun Start(SyscallSensor sensor, IObservationSink? sink, params string[] command) => new(Sensitive, sink, command, WorkUser, sensor);

    public static WatchedRun StartAsRoot(IObservationSink? sink, params string[] command) => new(Sensitive, sink, command, 0);

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(RecordingSink Sink, string Output, string Errors, int ExitCode)> RunAsync(params string[] command)
    {
        var sink = new RecordingSink();
        using var run = Start(sink, command);
        var (output, errors, exitCode) = await run.EndAsync();
        return (sink, output, errors, exitCode);
    }

    public static Task<(RecordingSink Sink, string Output, string Errors, int ExitCode)> PythonAsync(string code) => RunAsync("/usr/bin/python3", "-c", code);

    public static Task<(RecordingSink Sink, string Output, string Errors, int ExitCode)> ShellAsync(string code) => RunAsync("/bin/bash", "-c", code);

    public async Task<(string Output, string Errors, int ExitCode)> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return (await _output, await _errors, _process.ExitCode);
    }

    /// <summary>Whether it still runs after a while.</summary>
    public async Task<bool> RunsStillAfterAsync(TimeSpan time)
    {
        await Task.Delay(time);
        return !_process.HasExited;
    }

    public void Kill() => _process.Kill(entireProcessTree: true);

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
        Watch.Dispose();
        if (_ownsSensor)
            _sensor.Dispose();
        File.Delete(_socketPath);
        File.Delete(_socketPath + ".filter");
    }

    private static int PeerPid(Socket socket)
    {
        const int SolSocket = 1;
        const int SoPeerCred = 17;
        Span<byte> credentials = stackalloc byte[12];
        socket.GetRawSocketOption(SolSocket, SoPeerCred, credentials);
        return MemoryMarshal.Read<int>(credentials);
    }
}
