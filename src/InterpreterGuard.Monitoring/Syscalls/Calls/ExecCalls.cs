using System.Text;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Monitoring.Files;
using InterpreterGuard.Monitoring.Syscalls.Kernel;

namespace InterpreterGuard.Monitoring.Syscalls.Calls;

/// <summary>A process asks to become another program.</summary>
internal sealed class ExecCalls : ICallHandler
{
    private const int EmptyPathFlag = 0x1000;

    private readonly MissingPrograms _missing = new();

    public Answer Handle(NotifiedCall call)
    {
        Span<byte> path = stackalloc byte[GuestPath.BytesMax];
        if (!TryReadPath(call, path, out var length))
            return NotifiedCall.Unreadable;
        var absolute = path[..length];

        // A program that is not there is answered by us, so that nobody can put it there between our look and the kernel's.
        var real = GuestFiles.RealPath(call.Tid, absolute, out var error);
        var text = Encoding.UTF8.GetString(absolute);
        var led = real ?? (GuestLinks.MayLead(call, absolute) ? Led(call, absolute) : text);
        var missing = error == Errno.NoEntry && !led.StartsWith("/proc/", StringComparison.Ordinal) && !led.StartsWith("/dev/", StringComparison.Ordinal);
        if (missing && _missing.IsSearch(call.Tid, absolute))
            return new(Errno.NoEntry);

        var fact = Describe(call, text, real, led, missing);
        var answer = call.Observe(fact, Decision.Allowed);
        if (missing && answer == Answer.Continue && AskedProgram.Of(fact) is { } asked)
            answer = call.Observe(asked, Decision.Allowed);
        if (call.Processes.Find(call.Tid) is { } process)
            call.Processes.TellCommandLine(process, fact.CommandLine, call.Sink);
        call.Processes.Forget(call.Tid);
        return missing && answer == Answer.Continue ? new(Errno.NoEntry) : answer;
    }

    private static bool TryReadPath(NotifiedCall call, Span<byte> path, out int length)
    {
        if (call.Watched.Name == "execve")
            return GuestPath.TryRead(call, GuestPath.AtWorkingFolder, call.Argument(0), path, out length);
        Span<byte> given = stackalloc byte[PathText.Max];
        length = 0;
        if (!call.TryReadText(call.Argument(1), given, out var givenLength))
            return false;

        // An empty path means the descriptor itself: written as the link that leads to it.
        var written = givenLength == 0 && (call.Int(4) & EmptyPathFlag) != 0 ? Encoding.UTF8.GetBytes($"/proc/self/fd/{call.Int(0)}") : given[..givenLength];
        length = GuestPath.Resolve(call, call.Int(0), written, path);
        return true;
    }

    // The kernel does not tell us where links to descriptors lead: a link to one is as good as its name.
    private static string Led(NotifiedCall call, ReadOnlySpan<byte> path)
    {
        Span<byte> followed = stackalloc byte[GuestPath.BytesMax];
        return Encoding.UTF8.GetString(followed[..GuestLinks.Follow(call, path, followed)]);
    }

    private static ProcessExec Describe(NotifiedCall call, string path, string? real, string led, bool missing)
    {
        var (arguments, environment) = call.Watched.Name == "execve" ? (call.Argument(1), call.Argument(2)) : (call.Argument(2), call.Argument(3));
        var told = GuestStrings.Arguments(call, arguments);
        var descriptor = DescriptorOf(led);
        var behind = descriptor >= 0 ? LinkOf(call, "fd"u8, descriptor) : led == "/proc/self/exe" ? LinkOf(call, "exe"u8, -1) : real;
        return new()
        {
            Path = MissingPrograms.Told(path),
            Name = path[(path.LastIndexOf('/') + 1)..],
            Arguments = told,
            CommandLine = string.Join(' ', told),
            LoaderEnvironment = GuestStrings.LoaderEnvironment(call, environment),
            FromWritable = !missing && (WritablePlaces.Contains(path) || (behind is not null && WritablePlaces.Contains(behind))),
            FromMemory = descriptor >= 0 || (behind is not null && behind.StartsWith("/memfd:", StringComparison.Ordinal)),
            StandardIoIsSocket = StandardIo.IsInternetSocket(call),
        };
    }

    // /proc/self/fd/3, /proc/77/fd/3, /dev/fd/3.
    private static int DescriptorOf(string path)
    {
        var place = path.StartsWith("/proc/", StringComparison.Ordinal) ? path.LastIndexOf("/fd/", StringComparison.Ordinal) : path.StartsWith("/dev/fd/", StringComparison.Ordinal) ? 4 : -1;
        return place >= 0 && int.TryParse(path.AsSpan(place + 4), out var number) ? number : -1;
    }

    private static string? LinkOf(NotifiedCall call, ReadOnlySpan<byte> name, int number)
    {
        Span<byte> link = stackalloc byte[PathText.Max];
        var length = ProcFile.ReadLink(call.Tid, name, number, link);
        return length > 0 ? Encoding.UTF8.GetString(link[..length]) : null;
    }
}
