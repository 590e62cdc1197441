using System.Runtime.CompilerServices;
using InterpreterGuard.Core.Screening;
using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Analyses.Commands;
using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Analyses.Folding;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>
/// Walks a program once, in the order in which it would run, and follows what can be known without running it: names, constants, the
/// program's own functions with the arguments they are called with. Every way of a branch is walked. This half: statements.
/// </summary>
internal sealed partial class ProgramReader(FactSink sink, CommandLine commands, ProgramBounds options, FoldBounds bounds, ProgramDialect dialect)
{
    private readonly Queue<FunctionValue> unread = new();
    private readonly HashSet<Function> read = new(ReferenceEqualityComparer.Instance);
    private Scope scope = new(null);
    private ClassValue? ownClass;
    private Scope? classScope;
    private string settings = "";

    /// <summary>How many handlers of errors, and things that are held and may handle them, stand around this place.</summary>
    private int handled;

    /// <summary>Functions of which one call took long, and how many of them are being read: the next calls are read without turning their loops.</summary>
    private readonly HashSet<Function> costly = new(ReferenceEqualityComparer.Instance);
    private int costlyAround;

    /// <summary>How often the loops around this place are walked, all together.</summary>
    private int turnsAround = 1;

    /// <summary>Reads a cell into the names that the cells before it left. It may never run, or not to its end: what they were stands beside what it makes of them.</summary>
    public void ReadCell(Node program, Scope cells)
    {
        scope = cells;
        var ways = cells.Branch();
        try
        {
            ways.Begin();
            Walk(program);
        }
        finally
        {
            ways.End();
        }

        foreach (var (name, value) in cells.Own.ToList())
        {
            if (dialect.Global(name, cells) is SymbolValue known && (value as SymbolValue)?.Name != known.Name)
                cells.Put(name, value, known);
        }
    }

    public void Read(Node program, Scope? outer)
    {
        scope = new Scope(outer);
        Walk(program);
    }

    private void Walk(Node program)
    {
        settings = dialect.SettingsOf(program);
        if (program is Block { Statements: [Statement { Expression: Literal { Value: TextValue documentation } }, ..] })
            scope.Set("__doc__", documentation);
        Run(program);
        // What nobody called is read as it stands, with all the names that are known at the end.
        while (unread.TryDequeue(out var function))
        {
            if (!read.Contains(function.Function) && Inline(function, [], EmptyNames, follow: true) is ListValue { Items: [SymbolValue callee, ListValue arguments, ..] } && function.Function.Name is "__reduce__" or "__reduce_ex__")
                Restore(function.Function.Span, callee, arguments);
        }
    }

    /// <summary>Of loops inside loops: turns of the innermost, counted over all the outer ones.</summary>
    private const int NestedTurnsMax = 1024;

    private static readonly IReadOnlyDictionary<string, Value?> EmptyNames = new Dictionary<string, Value?>(StringComparer.Ordinal);

    /// <summary>Runs a statement; gives the value of the last <c>return</c> seen.</summary>
    private Value? Run(Node node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!sink.Step())
            return null;
        switch (node)
        {
            case Block { Handlers.Count: > 0 } block:
                handled++;
                var tried = block.Handlers.All(handler => Ends(handler)) ? RunAll(block) : Apart(block, RunAll);
                handled--;
                return tried;
            case Block block:
                return RunAll(block);
            case Statement { Expression: Literal { Value: TextValue } }:
                // A text nobody takes is a comment.
                return null;
            case Statement statement:
                Whole(statement.Expression);
                Vouch(statement.Expression);
                return null;
            case Return { Value: { } value }:
                return Answer(value);
            case Import import:
                Bring(import);
                return null;
            case Function function:
                Define(function);
                return null;
            case Class type:
                Define(type);
                return null;
            case Branch branch:
                return Take(branch);
            case Loop loop:
                return Apart(loop, Repeat);
            case With with:
                var held = Whole(with.Value);
                if (with.Target is not null)
                    Bind(with.Target, held);
                handled++;
                var inside = Swallows(with.Value, held) ? Apart(with.Body, Run) : Run(with.Body);
                handled--;
                return inside;
            case Shared names:
                shared.UnionWith(names.Names);
                return null;
            case Return or Break:
                return null;
            // A table that has no such entry raises an error.
            case Assign { Value: Subscript { Target: Name table, Index: Name } entry } when dialect.Language == Language.Python && Lookup(table.Id) is MapValue:
                Whole(node);
                Remember(Vouch(entry, truth: true));
                return null;
            default:
                Whole(node);
                return null;
        }
    }

    private Value? RunAll(Block block)
    {
        Value? returned = null;
        foreach (var statement in block.Statements)
            returned = Value.Either(Run(statement), returned);
        return returned;
    }

    private void Bring(Import import)
    {
        Bring(import.Span, import.Module, import.Member);
        if (import.Member == "*")
            scope.Star(import.Module);
        else if (import.Member.Length > 0)
            scope.Set(import.Alias.Length > 0 ? import.Alias : import.Member, Symbol($"{import.Module}.{import.Member}"));
        else if (import.Alias.Length > 0)
            scope.Set(import.Alias, Symbol(import.Module));
        else
            scope.Set(import.Module.Split('.')[0], Symbol(import.Module.Split('.')[0]));
    }

    private SymbolValue Symbol(string name) => new(dialect.Resolve(name));

    private void Define(Function function)
    {
        foreach (var decorator in function.Decorators)
            Whole(decorator);
        foreach (var parameter in function.Parameters.Where(parameter => parameter.Default is not null))
            sink.Assign(parameter.Default!.Span, parameter.Name, Whole(parameter.Default));
        var value = ownClass is null ? new FunctionValue(function, scope, sink.Submission) : new FunctionValue(function, classScope!, sink.Submission, IsStatic(function) ? null : ownClass);
        scope.Set(function.Name, value);
        unread.Enqueue(value);
    }

    private void Define(Class type)
    {
        foreach (var decorator in type.Decorators)
            Whole(decorator);
        var bases = type.Bases.Select(Whole).ToList();
        var members = new Scope(scope);
        var value = new ClassValue(type.Name, members, bases);
        var (outer, outerClass, outerClassScope) = (scope, ownClass, classScope);
        outer.Set(type.Name, value);
        // Methods see the names around the class, not those inside it.
        (scope, ownClass, classScope) = (members, value, outer);
        Run(type.Body);
        (scope, ownClass, classScope) = (outer, outerClass, outerClassScope);
    }

    private static bool IsStatic(Function function) => function.Decorators.Any(decorator => decorator is Name { Id: "staticmethod" });

    private Value? Take(Branch branch)
    {
        foreach (var test in branch.Tests)
            Whole(test);
        // One test decides between two ways, of which the second may be empty; a choice among more says nothing of either.
        var asked = branch is { Tests: [var one], Ways.Count: 1 or 2, Asks.Count: 0 } ? one : null;
        if (asked is not null && IsCorrected(asked, branch.Ways))
            Remember(Vouch(asked, truth: false));
        // Behind a way that leads nowhere, the other one is all that goes on.
        var isAlone = asked is not null && branch.Ways.Count == 2 && Ends(branch.Ways[0]);
        Value? returned = null;
        var ways = scope.Branch();
        for (var way = 0; way < branch.Ways.Count; way++)
        {
            ways.Begin();
            var test = asked ?? branch.Asks.ElementAtOrDefault(way);
            var vouched = test is null || branch.Ways[way] is Block { Statements.Count: 0 } ? null : Vouch(test, truth: asked is null || way == 0);
            returned = Value.Either(Run(branch.Ways[way]), returned);
            Forget(vouched);
            if (isAlone)
                break;
        }
        ways.End();
        if (asked is not null)
            VouchBehind(asked, branch.Ways);
        else if (branch.Asks.Count > 0)
            VouchBehind(branch);
        return isAlone ? Value.Either(Run(branch.Ways[1]), returned) : returned;
    }

    /// <summary>What an object says of how it is made again is what unpacking it calls.</summary>
    private void Restore(SourceSpan span, SymbolValue callee, ListValue arguments)
    {
        sink.Attribute(span, "__reduce__." + callee.Name, written: false);
        Invoke(new Call(span, new Name(span, callee.Name), [], []), callee, "", [.. arguments.Items], []);
    }

    private Value? RepeatWhile(Loop loop, Value? test)
    {
        // A test that looks at anything may come out otherwise in the next turn.
        var always = loop.Source is Literal { Value: null or TruthValue { Truth: true } or NumberValue { Number: not 0 } }
            || (loop.Source is Binary { Left: Literal, Right: Literal } && test is TruthValue { Truth: true });
        var endless = always && EndlessLoops.IsOne(loop.Body);
        // One that somebody waits to be torn out of is a way of waiting: a signal, a limit of time.
        if (endless && handled == 0 && EndlessLoops.IsIdle(loop.Body))
            sink.Call(loop.Span, new CallFact(dialect.Language, "while", []) { Endless = true });
        return Run(loop.Body, endless);
    }

    private Value? Run(Node body, bool endless)
    {
        sink.EndlessLoops += endless ? 1 : 0;
        var returned = Run(body);
        sink.EndlessLoops -= endless ? 1 : 0;
        return returned;
    }

    private Value? Repeat(Loop loop)
    {
        var source = Whole(loop.Source);
        if (loop.Target is null)
            return RepeatWhile(loop, source);
        var items = Sequences.Items(source, bounds);
        if (items is not { Count: > 0 })
        {
            Bind(loop.Target, Value.From(null, source?.Origins?.With(Traits.Turned)));
            var endless = source is InstanceValue { Type: "itertools.count" or "itertools.cycle" or "itertools.repeat" } && EndlessLoops.IsOne(loop.Body);
            return Run(loop.Body, endless);
        }
        Value? returned = null;
        // Each element where it is used; of a long list the first few, and then the unknown rest.
        var turns = source is ListValue && !sink.Hurried && costlyAround == 0 ? Math.Clamp(NestedTurnsMax / turnsAround, 1, Math.Min(items.Count, options.LoopTurnsMax)) : 1;
        var (around, all) = (turnsAround, sink.Turns);
        turnsAround *= turns;
        sink.Turns = Math.Min(all * ((source as ListValue)?.Length ?? items.Count), int.MaxValue);
        for (var turn = 0; turn < turns && !sink.Full; turn++)
        {
            Bind(loop.Target, items[turn]);
            returned = Value.Either(Run(loop.Body), returned);
        }
        (turnsAround, sink.Turns) = (around, all);
        return returned;
    }
}
