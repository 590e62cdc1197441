using System.Text;
using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Monitoring.Files;
using InterpreterGuard.Monitoring.Syscalls.Calls;
using InterpreterGuard.Monitoring.Syscalls.Filter;
using InterpreterGuard.Monitoring.Syscalls.Kernel;
using InterpreterGuard.Monitoring.Syscalls.Network;

namespace InterpreterGuard.Monitoring.Sentry;

/// <summary>What gVisor's kernel told, as the same facts that the supervisor tells of calls: rules need not know which of them saw it. One a sandbox, one thread at a time.</summary>
internal sealed class SentryObservations(SensitivePaths sensitive, FileWatch files, DecoySet decoys)
{
    private const int ArgumentsFrom = 5;
    private const int Arguments = 6;
    private const int TypeBits = 0xF;
    private const int SearchesMax = 1024;

    // Exit { result = 1, errorno = 2 }, both numbers.
    private static readonly byte[] NoEntryField = [0x10, (byte)Errno.NoEntry];

    private static readonly Dictionary<int, WatchedCall> ByNumber = WatchedCalls.All
        .Where(call => TracePoints.ByNumbers.Contains(call.Group) && SyscallTable.OfThisMachine.TryGetNumber(call.Name, out _))
        .ToDictionary(call => SyscallTable.OfThisMachine[call.Name]);

    private static readonly int Creat = SyscallTable.OfThisMachine["creat"];
    private static readonly WatchedCall SocketCall = WatchedCalls.All.Single(call => call.Name == "socket");

    // Execs that came to nothing, by thread: steps of a search, or all there will be.
    private readonly Dictionary<int, ProcessExec> _missing = [];

    /// <summary>The facts in a message; mostly none.</summary>
    public IEnumerable<Fact> Of(TraceMessage message) => [.. GivenUp(message), .. OfItself(message)];

    private IEnumerable<Fact> OfItself(TraceMessage message) => message.Kind switch
    {
        TraceKind.Exec => [Exec(message, message.Text(2), message.Texts(3), message.Texts(4))],
        TraceKind.ExecCall => Missing(message),
        TraceKind.Open => files == FileWatch.Off ? [] : Open(message),
        TraceKind.Connect => Connect(message),
        TraceKind.Bind => Bind(message),
        TraceKind.Socket => Socket(message),
        TraceKind.RawCall => Call(message),
        _ => [],
    };

    /// <summary>A path as facts have it: absolute, without detours, the own process as <c>self</c>.</summary>
    internal static byte[] Absolute(TraceMessage message, string path, string folder)
    {
        Span<byte> into = stackalloc byte[GuestPath.BytesMax];
        var given = Encoding.UTF8.GetBytes(path.Length > PathText.Max ? path[..PathText.Max] : path);
        var from = Encoding.UTF8.GetBytes(folder.Length > 0 ? folder : message.WorkingFolder);
        var text = Encoding.UTF8.GetString(into[..PathText.Normalise(from, given, into)]);
        var own = $"/proc/{message.ProcessId}";
        if (text == own || text.StartsWith(own + "/", StringComparison.Ordinal))
            text = "/proc/self" + text[own.Length..];
        return Encoding.UTF8.GetBytes(text);
    }

    private static ProcessExec Exec(TraceMessage message, string path, IEnumerable<string> arguments, IEnumerable<string> environment)
    {
        string[] told = [.. arguments.Take(GuestStrings.ArgumentsMax).Select(Bounded)];
        var absolute = Encoding.UTF8.GetString(Absolute(message, path, ""));
        return new()
        {
            Path = MissingPrograms.Told(absolute),
            Name = absolute[(absolute.LastIndexOf('/') + 1)..],
            Arguments = told,
            CommandLine = string.Join(' ', told),
            LoaderEnvironment = [.. environment.Where(variable => GuestStrings.SteersLoader(Encoding.UTF8.GetBytes(variable))).Take(GuestStrings.ArgumentsMax).Select(Bounded)],
            FromWritable = WritablePlaces.Contains(absolute),
            FromMemory = absolute.Contains("/memfd:", StringComparison.Ordinal),
        };
    }

    // Whoever starts a program by name tries folder after folder. Those tries are no news: a program that is found is told where it is, and one that is nowhere when its thread does something else.
    private IEnumerable<Fact> Missing(TraceMessage message)
    {
        if (!FailedForWantOfFile(message) || message.Text(6) is not { Length: > 0 } path)
            return [];
        var fact = Exec(message, path, message.Texts(7), message.Texts(8));
        if (_missing.Count >= SearchesMax)
            return Told(fact);
        _missing[message.ThreadId] = fact;
        return [];
    }

    private IEnumerable<Fact> GivenUp(TraceMessage message)
    {
        if (!_missing.Remove(message.ThreadId, out var missing))
            return [];
        var path = message.Kind switch { TraceKind.Exec => message.Text(2), TraceKind.ExecCall => message.Text(6), _ => "" };
        return path[(path.LastIndexOf('/') + 1)..] == missing.Name ? [] : Told(missing);
    }

    private static IEnumerable<Fact> Told(ProcessExec missing) => AskedProgram.Of(missing) is { } asked ? [missing, asked] : [missing];

    private IEnumerable<Fact> Open(TraceMessage message)
    {
        var writing = OpenCalls.Writes((int)message.Number(3) == Creat ? OpenCalls.CreateOrTruncate : message.Number(7));
        var path = Absolute(message, message.Text(6), message.Text(5));
        if (files == FileWatch.All || sensitive.Contains(path, writing))
            yield return new FileOpen { Path = Encoding.UTF8.GetString(path), Writing = writing };
        if (decoys.At(path) is { } decoy)
            yield return OpenCalls.Read(decoy);
    }

    private static IEnumerable<Fact> Connect(TraceMessage message)
    {
        var address = Address(message);
        return ConnectCalls.IsEveryday(address) ? [] : [ConnectCalls.Describe(address)];
    }

    private static IEnumerable<Fact> Bind(TraceMessage message)
    {
        var address = Address(message);
        return address.Number == SocketAddress.Netlink ? [] : [BindCalls.Describe(address, listening: false)];
    }

    private static IEnumerable<Fact> Socket(TraceMessage message)
    {
        ulong[] arguments = [message.Number(4), message.Number(5), message.Number(6), 0, 0, 0];
        if (!CheckMachine.Notifies(SocketCall, arguments))
            return [];
        return [SocketCalls.Describe((int)arguments[0], (int)arguments[1] & TypeBits, (int)arguments[2])];
    }

    private static IEnumerable<Fact> Call(TraceMessage message)
    {
        var arguments = new ulong[Arguments];
        for (var i = 0; i < Arguments; i++)
            arguments[i] = message.Number(ArgumentsFrom + i);
        if (!ByNumber.TryGetValue((int)message.Number(4), out var call) || !CheckMachine.Notifies(call, arguments))
            return [];
        return call.Group switch
        {
            CallGroup.Signal => Signal(message, call, arguments),
            CallGroup.Identity => call.Name == "capset" ? [] : [new ProcessIdentity { Syscall = call.Name, Asked = 0 }],
            _ => [new SyscallForbidden { Name = call.Name, Family = call.Family, Arguments = arguments, Detail = ForbiddenDetail.Of(call.Name, arguments) }],
        };
    }

    private static IEnumerable<Fact> Signal(TraceMessage message, WatchedCall call, ulong[] arguments)
    {
        var target = (int)arguments[0];
        var signal = (int)arguments[call.Name is "tgkill" or "rt_tgsigqueueinfo" ? 2 : 1];
        var own = target == 0 || target == message.ProcessId || (call.Name == "tkill" && target == message.ThreadId);
        return own || call.Name == "pidfd_send_signal" ? [] : [new ProcessSignal { Target = target, Signal = signal }];
    }

    private static SocketAddress Address(TraceMessage message)
    {
        var bytes = message.Bytes(6);
        var address = SocketAddresses.Parse(bytes.Length > SocketAddresses.BytesMax ? bytes[..SocketAddresses.BytesMax] : bytes);
        return address.Number == SocketAddress.Unix && address.Path is [not '@', ..] ? address with { Path = Encoding.UTF8.GetString(Absolute(message, address.Path, "")) } : address;
    }

    private static bool FailedForWantOfFile(TraceMessage message) => message.Bytes(2).IndexOf(NoEntryField) >= 0;

    private static string Bounded(string text) => text.Length <= GuestStrings.TextBytesMax ? text : text[..GuestStrings.TextBytesMax];
}
