using System.Collections.Frozen;
using Acornima;
using Acornima.Ast;
using InterpreterGuard.Screening.Analyses.Folding;
using InterpreterGuard.Screening.Analyses.Programs;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.JavaScript.Jsx;
using InterpreterGuard.Screening.Parsing;
using Microsoft.Extensions.Options;

namespace InterpreterGuard.Screening.JavaScript;

/// <summary>
/// JavaScript: Acornima's tree, read in this process. The runner refuses what the parser it shares its grammar with cannot read,
/// so nothing runs that was a syntax error here.
/// </summary>
internal sealed class JavaScriptParser(IOptions<JavaScriptOptions> options, TimeProvider time) : IInProcessFrontEnd
{
    private static readonly FrozenSet<int> NoSpreads = FrozenSet<int>.Empty;

    public Core.Submissions.Language Language => Core.Submissions.Language.JavaScript;

    public ProgramBounds Bounds => new(options.Value.LoopTurnsMax, options.Value.CallDepthMax);

    public int ListItemsMax => options.Value.ListItemsMax;

    public string Sample => """
        const { a, ...rest } = { a: [1, 2].map((x) => x * 2), b: `t${3}` };
        class Pair { #first = 1; constructor(second) { this.second = second; } get sum() { return this.#first + this.second; } }
        async function* read(list = []) { for (const item of list) { if (item?.name !== 'x' && !rest[item]) yield await item; } }
        try { for (let i = 0; i < 2; i++) console.log(/^a+$/.test('aa') ? new Pair(i).sum : read(a)); } catch (error) { console.error(String(error)); }
        """;

    public ProgramDialect Dialect(FoldBounds bounds) => new JavaScriptDialect(bounds);

    public string Prepare(string code, bool complete) => complete ? code : code.Replace(TextValue.Gap.ToString(), "_unknown_", StringComparison.Ordinal);

    public ParsedModel Parse(string code, SpanMap spans, CellMemory? memory)
    {
        // What imports or exports is a module; everything else the forgiving script. A text that is neither says what is wrong with it as it was meant.
        var module = code.Contains("import", StringComparison.Ordinal) || code.Contains("export", StringComparison.Ordinal);
        try
        {
            IReadOnlySet<int> spreads = NoSpreads;
            var (tree, failure) = Tree(code, module);
            if (failure is not null)
                (tree, _) = Tree(code, !module);

            // A layer goes to an engine that knows no markup. What that can read and this parser cannot must not become an element here.
            if (tree is null && options.Value.Jsx && !spans.IsLayer && JsxText.Of(code) is { } jsx)
            {
                spreads = jsx.Spreads;
                (tree, failure) = Tree(jsx, module);
                if (failure is not null && Tree(jsx, !module) is { Tree: { } other })
                    (tree, failure) = (other, null);
            }

            return tree is null ? new ParsedModel(null, failure) : new ParsedModel(new JavaScriptModelBuilder(spans, code, spreads).Program(tree), null);
        }
        catch (TimeoutException)
        {
            return new ParsedModel(null, new ParseFailure("time_out", "The code took longer to parse than it may."));
        }
    }

    private (Program? Tree, ParseFailure? Failure) Tree(JsxText jsx, bool module)
    {
        var missing = jsx.Lists.ToHashSet();
        var (tree, failure) = Tree(jsx.Code, module, (Acornima.Ast.Node node, in OnNodeContext _) =>
        {
            if (node is ArrayExpression)
                missing.Remove((node.Start, node.End));
        });
        return missing.Count == 0 || tree is null
            ? (tree, failure)
            : (null, new ParseFailure("syntax", "Where its markup begins and ends cannot be told"));
    }

    private (Program? Tree, ParseFailure? Failure) Tree(string code, bool module, OnNodeHandler? onNode = null)
    {
        var parser = new Parser(Settings() with { OnNode = onNode });
        try
        {
            return (module ? parser.ParseModule(code) : parser.ParseScript(code), null);
        }
        catch (ParseErrorException problem)
        {
            return (null, new ParseFailure("syntax", problem.Description ?? problem.Message, Math.Max(1, problem.LineNumber), Math.Max(1, problem.Column + 1)));
        }
    }

    private ParserOptions Settings()
    {
        var started = time.GetTimestamp();
        return new ParserOptions
        {
            EcmaVersion = EcmaVersion.Latest,
            AllowAwaitOutsideFunction = true,
            AllowReturnOutsideFunction = true,
            AllowHashBang = true,
            // What a pattern means is nobody's business here, and checking it would cost time that its writer chooses.
            OnRegExp = static (in RegExpParsingContext _) => default!,
            OnToken = (in Token _) =>
            {
                if (time.GetElapsedTime(started) > options.Value.ParseTimeMax)
                    throw new TimeoutException();
            },
        };
    }
}
