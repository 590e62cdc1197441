using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;

namespace InterpreterGuard.TestKit.Given;

/// <summary>One fact of every kind, every field set to something other than its default.</summary>
public static class GivenFacts
{
    private static readonly SourceSpan Span = new(3, 5, 3, 21);

    public static IReadOnlyList<CodeFact> Code { get; } =
    [
        new CodeImport { Language = Language.Python, Span = Span, Layers = ["exec"], Module = "os.path", Name = "join" },
        new CodeCall
        {
            Language = Language.Shell,
            Span = Span,
            Layers = ["os.system", "bash -c"],
            Name = "curl",
            Arguments = ["-s", null, "http://x.example/ünï\u0001\"'"],
            Keywords = new Dictionary<string, string?>(StringComparer.Ordinal) { ["PathLike"] = "1", ["unknown"] = null },
            Text = "-s http://x.example",
            Redirections = ["/dev/null"],
            PipesInto = "sh",
        },
        new CodeString { Language = Language.Python, Span = Span, Value = "🙂 text", Folded = true },
        new CodeAttribute { Language = Language.Python, Span = Span, Name = ".__subclasses__", Written = true },
        new CodeAssign { Language = Language.CSharp, Span = Span, Name = "options.Secure", Value = "ünï", Constant = true, From = "random.choice" },
        new CodeHidden { Language = Language.Python, Span = Span, Technique = "bidi", Decoded = "left to right", Place = "comment", Characters = 3 },
        new CodeFlow
        {
            Language = Language.JavaScript, Span = Span, Source = "network", SourceName = "fetch", SourceText = "http://x.example/ünï", Sink = "code", SinkName = "eval", Argument = "0",
            Path = ["answer", "text"], Text = "var a = …", Whole = true,
        },
        new CodeUnreadable { Language = Language.JavaScript, Span = SourceSpan.Start, Reason = "syntax", Message = "It ends early." },
    ];

    public static IReadOnlyList<RuntimeFact> Runtime { get; } =
    [
        new ProcessExec
        {
            Path = "/usr/bin/sh", Name = "sh", Arguments = ["sh", "-c", "id"], CommandLine = "sh -c id", LoaderEnvironment = ["LD_PRELOAD=x.so"],
            FromWritable = true, FromMemory = true, StandardIoIsSocket = true,
        },
        new ProcessRedirect { Target = 1, Source = "inet" },
        new ProcessSignal { Target = -1, Signal = 9 },
        new ProcessIdentity { Syscall = "setuid", Asked = 4294967295 },
        new ProcessMemoryFile { Name = "doublemapper" },
        new SyscallForbidden { Name = "unshare", Family = "namespace", Arguments = [ulong.MaxValue, 1], Detail = "CLONE_NEWUSER" },
        new NetworkSocket { Family = "packet", SocketType = "raw", Protocol = 3 },
        new NetworkConnect { Family = "inet", Address = "169.254.169.254", Port = 80, Path = "@x", Loopback = true },
        new NetworkFlow
        {
            Family = "inet", Address = "198.18.0.1", Name = "api.example.org", Port = 443, Flow = 3, Stage = "end", Transport = "tcp", Group = "api", Upstream = "203.0.113.5:443", Protocol = "tls",
            ServerName = "api.example.org", FirstBytes = "\u0016\u0003", Mismatch = true, BytesUp = 1L << 40, BytesDown = 7, DurationMs = 12, Why = "It was over.",
        },
        new NetworkLookup { Name = "api.example.org", Domain = "example.org", QueryType = "A", Known = true, Answer = "198.18.0.1", Server = "127.0.0.1" },
        new NetworkSend { Family = "inet6", Address = "::1", Port = 53, Bytes = 12 },
        new NetworkBind { Family = "inet", Address = "0.0.0.0", Port = 4444, Listening = true },
        new FileOpen { Path = "/etc/shadow", Writing = true, Program = "/usr/bin/cat" },
        new FileMap { Path = "/work/x.so", Program = "/usr/bin/python3.11" },
        new FileChange { Change = "chmod", Path = "/work/x", Target = "y", Mode = 493 },
        new DecoySeen
        {
            Decoy = "env_file", Grade = "used", Channel = "flow", Encoding = "reversed base64", What = "decoy secrets", Place = "/home/deploy/shop/.env", Target = "api.example port 443",
        },
        new SecretSent { Variable = "PAYMENTS_TOKEN", Channel = "flow", Encoding = "hex", Target = "api.example port 443", Name = "api.example", Group = "api", Variables = 2 },
        new OutputText
        {
            Channel = "file", Path = "notes.md", Line = 3, Detector = "injection", Technique = "override", Characters = 31, Text = "ignore previous ünstructions", Mentioned = true,
        },
        new ResourceLimit { Resource = "memory", Limit = 1L << 40, Hits = 7 },
        new ResourceTrend { Trend = "busy", Seconds = 20, CpuPercent = 99, MemoryBytes = 1L << 28, Processes = 3 },
        new LimitDifference { Part = "memory", Asked = "1", Found = "2" },
        new SensorLoss { Sensor = "syscalls", Message = "It came late.", Lost = 3 },
        new SensorFailed { Sensor = "syscalls", Message = "It stands still", UnwatchedFrom = "2026-11-23T10:00:00.000Z" },
    ];
}
