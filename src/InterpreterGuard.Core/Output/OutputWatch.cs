using System.Text;
using InterpreterGuard.Core.Decoys;
using InterpreterGuard.Core.Executions;
using InterpreterGuard.Core.Facts;
using InterpreterGuard.Core.Observations;
using InterpreterGuard.Core.Policies;
using InterpreterGuard.Core.Profiles;
using InterpreterGuard.Core.Sandboxes;
using InterpreterGuard.Core.Values;

namespace InterpreterGuard.Core.Output;

/// <summary>
/// Hears all that comes out of an execution. Decoys are looked for while it comes, so that a rule can end what gives them away; text is read when it is whole. Everything in it is bounded: what is
/// found beyond a bound is not told again and again.
/// </summary>
/// <param name="listener">Who hears it too.</param>
/// <param name="sink">Where facts go.</param>
/// <param name="decoys">What was laid.</param>
/// <param name="reader">Reads text; <see langword="null"/> where it is not read.</param>
/// <param name="mode">What is to become of what is found.</param>
/// <param name="secrets">What counts as a secret.</param>
internal sealed class OutputWatch(IExecutionListener listener, IObservationSink sink, DecoySet decoys, IOutputReader? reader, OutputScreening mode, IRedaction secrets) : IExecutionListener
{
    private const int FindingsMax = 64;
    private const int FileTextMax = 64 << 10;

    private readonly ValueScan<Decoy>?[] _streams = [decoys.Scan(), decoys.Scan()];
    private readonly ValueScan<Decoy>? _results = decoys.Scan();
    private readonly ValueScan<Decoy>? _error = decoys.Scan();
    private readonly ValueScan<Decoy>? _names = decoys.Scan();
    private readonly List<OutputFinding> _findings = [];

    public void Output(OutputStream stream, ReadOnlySpan<byte> bytes)
    {
        listener.Output(stream, bytes);
        Look(_streams[(int)stream], bytes, stream == OutputStream.Stdout ? "stdout" : "stderr");
    }

    public void Result(ExecutionResult result)
    {
        listener.Result(result);
        foreach (var (type, text) in result.Data)
            Look(_results, text, "result", type);
    }

    public void Error(ExecutionError error)
    {
        listener.Error(error);
        Look(_error, error.Value, "error");
        Look(_error, error.Traceback, "error");
    }

    public void Artifact(Artifact artifact) => listener.Artifact(artifact);

    /// <summary>The same files; what is read of them is looked at on its way.</summary>
    public ISandboxFiles Watching(ISandboxFiles files) => decoys.All.Count == 0 && reader is null ? files : new WatchedFiles(files, this);

    /// <summary>Looks at one file that was left behind.</summary>
    public FileLook Begin(string path) => new(this, decoys.Scan(), path, reader is null ? 0 : FileTextMax);

    /// <summary>Reads what there is to read, now that all of it is there.</summary>
    public SandboxOutcome Read(SandboxOutcome outcome)
    {
        // A name says whatever its writer likes.
        foreach (var file in outcome.Files)
            Look(_names, file.Path, "file", file.Path);
        if (reader is null)
            return outcome;
        foreach (var file in outcome.Files)
            Read("file", file.Path, file.Path);
        Read("stdout", "", outcome.Output.Stdout);
        Read("stderr", "", outcome.Output.Stderr);
        foreach (var (type, text) in outcome.Results.SelectMany(result => result.Data).Where(one => one.Key.StartsWith("text/", StringComparison.Ordinal)))
            Read("result", type, text);
        if (outcome.Error is { } error)
            Read("error", "", error.Value);
        return outcome with { Screened = new(mode, _findings) };
    }

    /// <summary>Looks for decoys in the next bytes of one place.</summary>
    public void Look(ValueScan<Decoy>? scan, ReadOnlySpan<byte> bytes, string channel, string target = "")
    {
        foreach (var (decoy, encoding) in scan?.Feed(bytes) ?? [])
        {
            var fact = new DecoySeen { Decoy = decoy.Name, Grade = "emitted", Channel = channel, Encoding = encoding, What = decoy.What, Place = decoy.Place, Target = target };
            sink.Observe(ProcessReference.Guard, fact, Decision.Allowed);
        }
    }

    /// <summary>Reads one text.</summary>
    public void Read(string channel, string path, string text)
    {
        if (text.Length == 0 || _findings.Count >= FindingsMax)
            return;
        var (line, at) = (1, 0);
        foreach (var passage in reader!.Read(text, secrets))
        {
            line += text.AsSpan(at, passage.Start - at).Count('\n');
            at = passage.Start;
            var fact = new OutputText
            {
                Channel = channel, Path = path, Line = line, Detector = passage.Detector, Technique = passage.Technique, Characters = passage.Characters, Text = passage.Text,
                Mentioned = passage.Mentioned,
            };
            sink.Observe(ProcessReference.Guard, fact, Decision.Allowed);
            if (!passage.Mentioned && _findings.Count < FindingsMax)
                _findings.Add(new(channel, path, line, passage.Detector, passage.Technique, passage.Characters));
        }
    }

    private void Look(ValueScan<Decoy>? scan, string text, string channel, string target = "")
    {
        if (scan is not null && text.Length > 0)
            Look(scan, Encoding.UTF8.GetBytes(text), channel, target);
    }
}
