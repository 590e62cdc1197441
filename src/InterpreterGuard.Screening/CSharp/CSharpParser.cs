using System.Collections.Concurrent;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Analyses.Folding;
using InterpreterGuard.Screening.Analyses.Programs;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Parsing;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Screening.CSharp;

/// <summary>C#: Roslyn's tree and what its names mean, against the base libraries that submissions are compiled against.</summary>
internal sealed class CSharpParser(IOptions<CSharpOptions> options) : IInProcessFrontEnd, IDisposable
{
    // The tree is bounded, and what is recursive before it can be measured is bounded by the text; this is room for both.
    private const int StackBytes = 256 << 20;
    private const int ReadersMax = 2;

    private readonly SemaphoreSlim turns = new(ReadersMax);
    private readonly ConcurrentBag<DeepThread> idle = [];

    public Language Language => Language.CSharp;

    public ProgramBounds Bounds => new(options.Value.LoopTurnsMax, options.Value.CallDepthMax);

    public int ListItemsMax => options.Value.ListItemsMax;

    public string Sample => "var numbers = new List<int> { 1, 2 }; foreach (var n in numbers.Where(n => n > 1)) Console.WriteLine($\"{n}\"); record A(int B); new A(1)";

    public ProgramDialect Dialect(FoldBounds bounds) => new CSharpDialect(bounds);

    public string Prepare(string code, bool complete) => complete ? code : code.Replace(TextValue.Gap.ToString(), "_unknown_", StringComparison.Ordinal);

    public ParsedModel Parse(string code, SpanMap spans, CellMemory? memory)
    {
        var settings = options.Value;
        if (code.Length > settings.CodeCharactersMax)
            return new ParsedModel(null, new ParseFailure("too_large", $"The code has {code.Length} characters; at most {settings.CodeCharactersMax} of C# are read."));
        if (!turns.Wait(settings.TimeMax))
            return new ParsedModel(null, new ParseFailure("time_out", "The parser was busy for longer than it may take."));
        var clock = new CancellationTokenSource(settings.TimeMax);
        ParsedModel? parsed = null;
        Exception? failed = null;
        var before = memory?.Script;
        CSharpCompilation? script = null;
        var thread = idle.TryTake(out var free) ? free : new DeepThread("csharp-parser", StackBytes);

        // Roslyn looks at its clock between members; inside one it may take longer. Whoever waits does not, and the turn stays taken until it is done.
        if (!thread.Do(Work, settings.TimeMax + (settings.TimeMax / 4)))
            return new ParsedModel(null, new ParseFailure("time_out", "The parser took longer than it may."));
        if (failed is InsufficientExecutionStackException)
            throw new InsufficientExecutionStackException();
        if (failed is not null)
            throw new InvalidOperationException("Roslyn failed.", failed);
        if (memory is not null && script is not null)
            memory.Script = script;
        return parsed!;

        // The thread is free before its turn is, so that there are never more threads than turns.
        void Work()
        {
            Read(code, spans, before, clock, ref parsed, ref script, ref failed);
            idle.Add(thread);
            turns.Release();
        }
    }

    public void Dispose()
    {
        turns.Dispose();
        while (idle.TryTake(out var thread))
            thread.Dispose();
    }

    private void Read(string code, SpanMap spans, CSharpCompilation? before, CancellationTokenSource clock, ref ParsedModel? parsed, ref CSharpCompilation? script, ref Exception? failed)
    {
        try
        {
            (parsed, script) = CSharpReading.Read(code, spans, before, options.Value, clock.Token);
        }
        catch (OperationCanceledException)
        {
            parsed = new ParsedModel(null, new ParseFailure("time_out", "The parser took longer than it may."));
        }
        catch (Exception problem)
        {
            failed = problem;
        }
        finally
        {
            clock.Dispose();
        }
    }
}
