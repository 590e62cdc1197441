using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Analyses;
using InterpreterGuard.Screening.Analyses.Commands;
using InterpreterGuard.Screening.Analyses.Folding;
using InterpreterGuard.Screening.Analyses.Programs;
using InterpreterGuard.Screening.Fragments;
using InterpreterGuard.Screening.Hidden;
using InterpreterGuard.Screening.Model;
using InterpreterGuard.Screening.Parsing;
using InterpreterGuard.Screening.Python;
using InterpreterGuard.Screening.Shell;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Screening;

/// <summary>
/// Reads a submission level by level: the text itself, then all code found inside it, then the code inside that. One level is one question
/// to the parser. Never throws for what the source holds.
/// </summary>
internal sealed partial class Screener(
    ParserClient parser,
    IEnumerable<ILanguageFrontEnd> frontEnds,
    IEnumerable<IInProcessFrontEnd> inProcess,
    IOptions<ScreeningOptions> options,
    IOptions<PythonOptions> pythonOptions,
    IOptions<ShellOptions> shellOptions,
    TimeProvider time,
    ILogger<Screener> logger) : IScreener
{
    /// <summary>As many texts as the parser takes in one question.</summary>
    private const int SourcesMax = 64;

    /// <summary>How often a shell text is cut before a mistake. Each cut ends before the construct that is not closed, so few are needed.</summary>
    private const int CutsMax = 8;

    public IScreeningMemory NewMemory() => new CellMemory();

    public async Task<ScreeningReport> ScreenAsync(ScreeningInput input, CancellationToken cancellationToken)
    {
        if (input.Memory is not CellMemory memory)
            return await ScreenAsync(input, memory: null, cancellationToken);
        await memory.Turn.WaitAsync(cancellationToken);
        try
        {
            memory.Begin(input.Code.Length);
            return await ScreenAsync(input, memory, cancellationToken);
        }
        finally
        {
            memory.Turn.Release();
        }
    }

    private async Task<ScreeningReport> ScreenAsync(ScreeningInput input, CellMemory? memory, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var sink = new FactSink(options.Value, memory?.Files ?? new WrittenFiles());
        IReadOnlyList<LayerContext> level = [new LayerContext(input.Language, input.Code, [], null, Complete: true, Outer: null) { Memory = memory, Owner = input.Owner }];
        while (level.Count > 0)
        {
            foreach (var batch in level.Chunk(SourcesMax))
                await ReadAsync(batch, sink, cancellationToken);
            sink.Files.Settle(sink);
            level = sink.TakeWaiting();
        }
        return new ScreeningReport(sink.Facts, sink.Layers, time.GetElapsedTime(started));
    }

    private async Task ReadAsync(LayerContext[] texts, FactSink sink, CancellationToken cancellationToken)
    {
        var readable = new List<LayerContext>();
        foreach (var text in texts)
        {
            if (text.Code.Length <= options.Value.CodeCharactersMax)
                readable.Add(text);
            else
                Fail(text, new ParseFailure("too_large", $"The code has {text.Code.Length} characters; at most {options.Value.CodeCharactersMax} are read."), sink);
        }
        foreach (var text in readable)
        {
            sink.Enter(text);
            new HiddenText(sink).Read(text.Code);
            if (text.Language == Language.Shell && Placeholders.Fill(text.Code) is { } filled)
                sink.Layer(SourceSpan.Start, Language.Shell, filled, "template", samePlaces: true);
            if (InProcess(text.Language) is { } frontEnd)
                Read(text, frontEnd, sink);
        }
        readable.RemoveAll(text => InProcess(text.Language) is not null);
        if (readable.Count == 0)
            return;
        var results = await parser.ParseAsync([.. readable.Select(text => new ParseSource(text.Language, Parsed(text)))], readable[0].Owner, cancellationToken);
        foreach (var (text, result) in readable.Zip(results))
        {
            if (result.Failure is not { } failure)
            {
                Read(text, result, sink);
                continue;
            }

            if (await ReadFragmentAsync(text, failure, sink, cancellationToken))
                continue;
            // A template is no shell text before somebody has filled it, and with its gaps it is read as a layer.
            if (!await IsTemplateAsync(text, cancellationToken))
                Fail(text, failure, sink);
            if (text.Language == Language.Shell)
                await ReadBeforeAsync(text, failure, sink, cancellationToken);
        }
    }

    private async Task<bool> IsTemplateAsync(LayerContext text, CancellationToken cancellationToken)
    {
        if (text.Language != Language.Shell || Placeholders.Fill(text.Code) is not { } filled)
            return false;
        using var result = (await parser.ParseAsync([new ParseSource(Language.Shell, filled.Text)], text.Owner, cancellationToken))[0];
        return result.Failure is null;
    }

    /// <summary>A shell runs each command before it reads the next one: what stands before a mistake runs.</summary>
    private async Task ReadBeforeAsync(LayerContext text, ParseFailure failure, FactSink sink, CancellationToken cancellationToken)
    {
        var lines = text.Code.Split('\n');
        var kept = lines.Length;
        for (var attempt = 0; attempt < CutsMax && failure.Reason == "syntax"; attempt++)
        {
            kept = Math.Min(failure.Line, kept) - 1;
            if (kept < 1)
                return;
            var before = text with { Code = string.Join('\n', lines[..kept]) };
            var result = (await parser.ParseAsync([new ParseSource(text.Language, before.Code)], text.Owner, cancellationToken))[0];
            if (result.Failure is not { } again)
            {
                Read(before, result, sink);
                return;
            }

            failure = again;
        }
    }

    private IInProcessFrontEnd? InProcess(Language language) => inProcess.FirstOrDefault(frontEnd => frontEnd.Language == language);

    /// <summary>Python has no place for a gap but a name; a shell word may hold one as it is.</summary>
    private static string Parsed(LayerContext text) => text.Complete || text.Language != Language.Python
        ? text.Code
        : text.Code.Replace(TextValueGap, "_unknown_", StringComparison.Ordinal);

    private static readonly string TextValueGap = Analyses.Values.TextValue.Gap.ToString();

    private static void Fail(LayerContext text, ParseFailure failure, FactSink sink)
    {
        // A text with gaps may not parse for their sake.
        if (!text.Complete && failure.Reason is "syntax")
            return;
        sink.Enter(text);
        sink.Unreadable(new SourceSpan(failure.Line, failure.Column, failure.Line, failure.Column), failure.Reason, failure.Message);
    }

    private void Read(LayerContext text, IInProcessFrontEnd frontEnd, FactSink sink) => Guarded(text, sink, () =>
    {
        var code = frontEnd.Prepare(text.Code, text.Complete);
        var parsed = frontEnd.Parse(code, Spans(text, lineShift: 0), text.Memory);
        if (parsed.Failure is { } failure && (parsed = ReadFragment(text, failure, frontEnd, sink)) is null)
        {
            Fail(text, failure, sink);
            return;
        }

        var bounds = new FoldBounds(options.Value.FoldedCharactersMax, frontEnd.ListItemsMax);
        Read(new ProgramReader(sink, new CommandLine(sink), frontEnd.Bounds, bounds, frontEnd.Dialect(bounds)), parsed.Model!, text);
    });

    private void Read(LayerContext text, ParseResult result, FactSink sink) => Read(text, result, Spans(text, result.LineShift), sink);

    private void Read(LayerContext text, ParseResult result, SpanMap spans, FactSink sink) => Guarded(text, sink, () =>
    {
        Node model;
        using (result)
            model = frontEnds.First(frontEnd => frontEnd.Language == text.Language).Build(result, spans);
        var commands = new CommandLine(sink);
        var python = pythonOptions.Value;
        var bounds = new FoldBounds(options.Value.FoldedCharactersMax, python.ListItemsMax);
        if (text.Language == Language.Shell)
            new ShellReader(sink, commands, shellOptions.Value, bounds, text.Memory?.Shell ?? new ShellState()).Read(model);
        else
            Read(new ProgramReader(sink, commands, new ProgramBounds(python.LoopTurnsMax, python.CallDepthMax), bounds, new PythonDialect(bounds)), model, text);
    });

    private static void Read(ProgramReader reader, Node model, LayerContext text)
    {
        if (text.Memory is { } memory)
            reader.ReadCell(model, memory.Scope);
        else
            reader.Read(model, text.Outer);
    }

    private static SpanMap Spans(LayerContext text, int lineShift) => text.Span is { } layer ? SpanMap.Inside(layer) : SpanMap.Of(text.Code, lineShift);

    private void Guarded(LayerContext text, FactSink sink, Action read)
    {
        sink.Enter(text);
        try
        {
            read();
        }
        catch (InsufficientExecutionStackException)
        {
            sink.Unreadable(SourceSpan.Start, "too_deep", "The code is nested more deeply than screening reads.");
        }
        catch (Exception problem)
        {
            // Strangers write the text, and the parser reads it in a place we do not trust: whatever is wrong with the tree, the answer is a finding.
            logger.ReadingFailed(problem, text.Language.Name);
            sink.Unreadable(SourceSpan.Start, "crashed", "Screening could not finish reading the code.");
        }
    }
}
