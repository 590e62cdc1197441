using System.Text;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Monitoring.Network.Protocols;

namespace InterpreterGuard.Monitoring.Network.Flows;

/// <summary>What is known of a flow, and how it is told. Written by the flow's own loops.</summary>
internal sealed class FlowRecord(long number, FlowTerms terms, TimeProvider time)
{
    /// <summary>Bytes of a flow's beginning that are kept.</summary>
    public const int KeptBytesMax = 4096;

    /// <summary>Requests of one connection that are told, each way of asking once.</summary>
    private const int RequestsToldMax = 32;

    private readonly long _begun = time.GetTimestamp();
    private readonly Leaving _leaving = new(terms.Scope, "flow", terms.Words, terms.Name, terms.Name.Length > 0 ? terms.Name : terms.Address.ToString(), terms.Destination?.Group ?? "");
    private readonly MailRecipients _recipients = new();
    private readonly HashSet<(string Method, string Host)> _asked = [];
    private FirstBytes? _first;
    private FirstBytes? _latest;
    private long _requests;
    private string _kept = "";
    private string _upstream = "";
    private string _why = terms.IsSinkhole ? "The sinkhole takes everything and leads nowhere." : $"Destination '{terms.Destination!.Group}' allows it.";
    private bool _mismatch;
    private bool _refused;
    private bool _firstTold;
    private int _ended;
    private long _up;
    private long _down;

    public FlowTerms Terms => terms;

    public string Upstream
    {
        set => _upstream = value;
    }

    public Decision Open()
    {
        Telemetry.FlowOpened(terms.IsSinkhole);
        return Tell("open", Decision.Allowed);
    }

    /// <summary>Bytes the program sent so far.</summary>
    public long BytesUp => Interlocked.Read(ref _up);

    /// <summary>Bytes the program sent.</summary>
    public void Up(int bytes) => Interlocked.Add(ref _up, bytes);

    public void Down(int bytes) => Interlocked.Add(ref _down, bytes);

    /// <summary>These bytes are to go on. False: they may not, for a rule speaks against what is in them.</summary>
    public bool Carry(ReadOnlySpan<byte> bytes)
    {
        if (_first?.Protocol == "smtp")
            _recipients.Take(bytes);
        return _leaving.Look(bytes, terms.Process) == Decision.Allowed;
    }

    /// <summary>The first bytes are known. False: they may not go on.</summary>
    public bool Spoke(FirstBytes first, ReadOnlySpan<byte> bytes)
    {
        _first = _latest = first;
        _kept = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, KeptBytesMax)]);
        _firstTold = true;
        _asked.Add(Way(first));
        return Judge("first_bytes", ProblemOf(first));
    }

    /// <summary>What the program says is followed from request to request.</summary>
    public bool SpeaksHttp => _first?.Protocol == FirstBytes.Http;

    /// <summary>A request or a hello begins, the first one or a later one. False: it may not go on.</summary>
    public bool Asked(FirstBytes request)
    {
        _requests++;
        var problem = ProblemOf(request);
        if (problem is null && (_asked.Count >= RequestsToldMax || !_asked.Add(Way(request))))
            return true;
        _latest = request;
        return Judge("request", problem);
    }

    /// <summary>What follows cannot be told apart into requests any more. False: it may not go on, for it could ask for anybody.</summary>
    public bool Lost()
    {
        if (terms.IsSinkhole || terms.Name.Length == 0)
            return true;
        return Judge("request", new($"The program asked for {terms.Name}, and where its next request begins cannot be told.", true));
    }

    public bool HasSpoken => _firstTold;

    /// <summary>It is over. Told once.</summary>
    /// <param name="ending">Why it was cut or failed; <see langword="null"/> where it ended by itself.</param>
    public void End(FlowEnding? ending)
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
            return;
        if (ending is not null && !_refused)
            _why = ending.Why;
        Telemetry.FlowEnded(Interlocked.Read(ref _up), Interlocked.Read(ref _down));
        if (_refused || ending is { IsDenial: true })
            Telemetry.Refused("rule");
        Tell("end", ending is { IsDenial: true } ? Decision.Denied : Decision.Allowed);
    }

    private static (string Method, string Host) Way(FirstBytes said) => (said.Method, said.Hosts is [var host, ..] ? host : said.ServerName);

    private Agreement? ProblemOf(FirstBytes said) => terms.IsSinkhole ? null : Agreement.ProblemOf(said, terms);

    private bool Judge(string stage, Agreement? problem)
    {
        _mismatch = problem is { IsMismatch: true };
        _refused = problem is not null;
        if (problem is not null)
            _why = problem.Why;
        return Tell(stage, problem is null ? Decision.Allowed : Decision.Denied) == Decision.Allowed;
    }

    private Decision Tell(string stage, Decision decision) => terms.Scope.Sink.Observe(terms.Process, Fact(stage), decision);

    private NetworkFlow Fact(string stage) => new()
    {
        Flow = number,
        Stage = stage,
        Family = terms.Family,
        Address = terms.Address.ToString(),
        Port = terms.Port,
        Name = terms.Name,
        Transport = terms.Transport,
        Group = terms.Destination?.Group ?? "",
        Sinkhole = terms.IsSinkhole,
        Upstream = _upstream,
        Protocol = _first?.Protocol ?? "",
        ServerName = _latest?.ServerName ?? "",
        HttpHost = _latest?.Hosts is [var host, ..] ? host : "",
        HttpMethod = _latest?.Method ?? "",
        Requests = _requests,
        FirstBytes = stage == "first_bytes" ? _kept : "",
        Mismatch = _mismatch,
        Recipients = _recipients.Count,
        BytesUp = BytesUp,
        BytesDown = Interlocked.Read(ref _down),
        DurationMs = stage == "open" ? 0 : (long)time.GetElapsedTime(_begun).TotalMilliseconds,
        Why = _why,
    };
}
