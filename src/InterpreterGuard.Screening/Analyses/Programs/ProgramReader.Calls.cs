using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Analyses.Folding;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Analyses.Programs;

/// <summary>Calls.</summary>
internal sealed partial class ProgramReader
{
    /// <summary>Looks at nodes in one call, above which the next call of the same function is read in less. What takes a text apart and puts it together again takes a tenth of it.</summary>
    private const int CostlyCallSteps = 16_384;

    private readonly HashSet<Function> active = new(ReferenceEqualityComparer.Instance);
    private Function? running;
    private int callDepth;

    private Value? Call(Call call)
    {
        if (call.Target is Name { Id: ProgramDialect.Assertion })
            return Assert(call);
        var (callee, name) = Callee(call.Target);
        var arguments = call.Arguments.SelectMany(Spread).ToList();
        var named = new Dictionary<string, Value?>(StringComparer.Ordinal);
        foreach (var keyword in call.Keywords)
        {
            var value = Whole(keyword.Value);
            if (keyword.Name is not null)
                named[keyword.Name] = value;
            else if (value is MapValue map)
            {
                foreach (var (key, entry) in map.Entries)
                    named[key] = entry;
            }
        }
        Instead(call, callee, name, arguments, named);
        var called = Checks.Name(call.Target);
        if (Checks.Keeps(called))
            Keep(arguments);
        var outcome = Value.IsKnown(callee) ? Invoke(call, callee, name, arguments, named) : Value.Either(Picked(call, arguments, named), Invoke(call, callee, name, arguments, named));
        if (IsFilled(called) && call.Target is Model.Attribute { Target: Name filled } && Origins.Join(All(arguments), All(named.Values)) is { } given)
            scope.Home(filled.Id).Set(filled.Id, Value.From(Lookup(filled.Id), given));
        outcome = Drawn(call, arguments, outcome);
        Fill(call, (callee as SymbolValue)?.Name ?? name, outcome);
        if (outcome?.Origins is { } known && Checks.Undoes(called))
            outcome = outcome with { Origins = known.Only(Traits.Listed | Traits.Compared) };
        return outcome?.Origins is { } origins && Checks.Gives(call.Target, dialect.Language) is not Traits.None and var traits ? outcome with { Origins = origins.With(traits) } : outcome;
    }

    /// <summary>What is put into a letter goes where the letter goes.</summary>
    private static bool IsFilled(string called) => called is "set_payload" or "set_content" or "attach" or "add_attachment" or "add_alternative" or "add_related";

    /// <summary>What is called, or what it is given, may be another value on another way through the code: those calls are made as well.</summary>
    private void Instead(Call call, Value? callee, string name, List<Value?> arguments, Dictionary<string, Value?> named)
    {
        if (call.Target is Name target)
        {
            foreach (var other in scope.Others(target.Id))
                Invoke(call, other, "", arguments, named);
        }
        else if (call.Target is Model.Attribute { Target: Name holder } attribute)
        {
            foreach (var other in scope.Others(holder.Id).OfType<SymbolValue>())
                Invoke(call, Member(other, attribute.Member), "", arguments, named);
        }
        if (callee is not SymbolValue || arguments.Count != call.Arguments.Count)
            return;
        for (var index = 0; index < arguments.Count; index++)
        {
            foreach (var other in call.Arguments[index] is Name given ? scope.Others(given.Id) : [])
                Invoke(call, callee, name, [.. arguments.Take(index), other, .. arguments.Skip(index + 1)], named);
        }
    }

    /// <summary>A function of a table, picked by a key that is known only when the code runs, may be each of them.</summary>
    private Value? Picked(Call call, List<Value?> arguments, Dictionary<string, Value?> named)
    {
        const int FunctionsMax = 16;
        var table = call.Target switch
        {
            Subscript { Target: Name holder, Index: not Slice } => Lookup(holder.Id),
            Model.Call { Target: Model.Attribute { Target: Name holder, Member: "get" } } => Lookup(holder.Id),
            _ => null,
        };
        Value? outcome = null;
        foreach (var function in (table as MapValue)?.Entries.Values.Where(value => value is FunctionValue or SymbolValue or PartialValue).Take(FunctionsMax) ?? [])
            outcome = Value.Either(Invoke(call, function, "", arguments, named), outcome);
        return outcome;
    }

    /// <summary>An assertion is told by the names it asks of.</summary>
    private NothingValue Assert(Call call)
    {
        foreach (var argument in call.Arguments)
            Whole(argument);
        Remember(Vouch(call.Arguments[0], truth: true));
        // In a test, an assertion is what is wanted.
        if (running?.Name.StartsWith("test", StringComparison.Ordinal) != true)
            sink.Call(call.Span, new CallFact(dialect.Language, "builtins.assert", [.. Names(call.Arguments[0])]));
        return new NothingValue();
    }

    private static IEnumerable<string> Names(Node node) => node switch
    {
        Name name => [name.Id],
        Model.Attribute attribute => Names(attribute.Target).Take(1).Select(target => $"{target}.{attribute.Member}"),
        Call call => Names(call.Target),
        Binary binary => Names(binary.Left).Concat(Names(binary.Right)),
        Subscript subscript => Names(subscript.Target),
        Group group => group.Children.SelectMany(Names),
        _ => [],
    };

    /// <summary>What is called, and how the call is named when it is not known.</summary>
    private (Value? Callee, string Name) Callee(Node target)
    {
        if (target is Subscript { Index: not Slice } element && dialect.MembersByText)
        {
            var held = Evaluate(element.Target);
            return Whole(element.Index) is TextValue { Complete: true } text
                ? (Sequences.Element(held, text) ?? Member(held, text.Text), "." + text.Text)
                : (null, "");
        }
        if (target is not Model.Attribute attribute)
            return (Evaluate(target), "");
        var receiver = Evaluate(attribute.Target);
        return (Outside(Member(receiver, attribute.Member), attribute.Span), WayTo(attribute));
    }

    private Value? Invoke(Call call, Value? callee, string name, List<Value?> arguments, Dictionary<string, Value?> named)
    {
        switch (callee)
        {
            case FunctionValue function:
                return Inline(call, function, arguments, named);
            case ClassValue type:
                if (Member(type, "__init__") is FunctionValue constructor)
                    Inline(call, constructor with { Self = type }, arguments, named);
                return new ObjectValue(type);
            case BoundMethodValue method:
                return Methods(call, method, arguments, named);
            case SymbolValue { Receiver: { Text: not null } holder } same when dialect.KeepsReceiver(same.Name):
                return holder;
            case SymbolValue symbol:
                KeepWritten(call, symbol, arguments, named);
                return InvokeNamed(call, symbol.Name, symbol.Origins, arguments, named, symbol.Receiver);
            case PartialValue part:
                return Invoke(call, part.Function, "", [.. part.Arguments, .. arguments], part.Named.Concat(named).GroupBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(entry => entry.Key, entry => entry.Last().Value, StringComparer.Ordinal));
            case InstanceValue { Type: "operator.methodcaller" or "operator.attrgetter" }:
                return null;
            case InstanceValue instance:
                return InvokeNamed(call, instance.Type + ".__call__", instance.Origins, arguments, named);
            default:
                if (name.Length > 1)
                    Tell(call, name, arguments, named);
                return Unnamed(call, name, callee?.Origins, arguments, named);
        }
    }

    private Value? Methods(Call call, BoundMethodValue method, List<Value?> arguments, Dictionary<string, Value?> named)
    {
        // What a list is made of is no fact, but that it grows without an end is.
        if (sink.EndlessLoops > 0 && method.Receiver is ListValue)
            Tell(call, "." + method.Member, arguments, named);
        // What a table holds has nothing of the key that it is asked for by.
        var given = method is { Receiver: MapValue, Member: "get" } ? Given(method.Receiver.Origins, arguments.Skip(1).ToList(), named) : Given(method.Receiver.Origins, arguments, named);
        var folded = dialect.Method(this, call, method, arguments, named);
        if (given is not null)
        {
            Flow(call, "." + method.Member, method.Receiver, arguments, named);
            if (!dialect.Flows.Cleans(method.Member.Contains('.', StringComparison.Ordinal) ? method.Member : "." + method.Member))
                folded = Value.From(folded, given);
            else
                folded = Value.From(folded, given.Random);
        }
        // A list that grows is followed where it has a name of its own.
        if (method.Receiver is ListValue list && call.Target is Model.Attribute { Target: Name name })
        {
            if (dialect.After(list, method.Member, arguments) is var after && !ReferenceEquals(after, list))
                scope.Set(name.Id, Value.From(after, given));
        }
        else if (method.Receiver is TextValue && dialect.Changes(method.Member) && Changed(call) is { } text)
            scope.Home(text.Id).Set(text.Id, folded);
        else if (method.Receiver is ListValue held && call.Target is Model.Attribute { Target: Model.Attribute holder } && Evaluate(holder.Target) is MapValue)
            Bind(holder, Value.From(dialect.After(held, method.Member, arguments), given));
        return folded;
    }

    /// <summary>The name at the beginning of a chain of calls.</summary>
    private static Name? Changed(Call call)
    {
        Node? node = call;
        while (node is Call { Target: Model.Attribute { Target: var before } })
            node = before;
        return node as Name;
    }

    /// <summary>The file that a method works on: an open one, or one whose path it is called on.</summary>
    private static TextValue? FileOf(InstanceValue? receiver) => receiver is { Type: "pathlib.Path" } ? receiver.Text : receiver?.File;

    private Value? InvokeNamed(Call call, string name, Origins? receiver, List<Value?> arguments, Dictionary<string, Value?> named, InstanceValue? holder = null)
    {
        var given = Given(receiver, arguments, named);
        if (given is not null)
            Flow(call, name, receiver is null ? null : new OutsideValue(receiver), arguments, named);
        else if (LogsIn(name))
            Guess(call, name, arguments, named);
        return Brought(call, name, InvokeNamed(call, name, arguments, named, holder), receiver, given, arguments);
    }

    private Value? InvokeNamed(Call call, string name, List<Value?> arguments, Dictionary<string, Value?> named, InstanceValue? holder)
    {
        if (name is "builtins.map" && arguments.Count == 2)
            return Mapped(call, arguments[0], arguments[1]);
        var folded = dialect.Fold(name, arguments);
        // The everyday building of texts is told by its outcome.
        // Names that begin with a brace are the model's own.
        if (!name.StartsWith('{') && (folded is null || !dialect.IsEveryday(name)))
            Tell(call, name, arguments, named, FileOf(holder));
        if (folded is not null)
            return folded;
        RunFiles(call, name, arguments, named);
        if (dialect.TryInvoke(this, call, name, arguments, out var known))
            return known;
        if (Reflect(call, name, arguments, out var reflected))
            return reflected;
        Indirect(call, name, arguments, named);
        FindLayers(call, name, arguments, named);
        return name switch
        {
            "builtins.compile" or "ast.parse" => new CodeValue(arguments.ElementAtOrDefault(0)),
            "builtins.eval" => ValueText.Source(arguments.ElementAtOrDefault(0)) is { Complete: true } text ? Dotted(text.Text) : null,
            "functools.partial" when arguments is [FunctionValue or SymbolValue, ..] => new PartialValue(arguments[0]!, [.. arguments.Skip(1)], named),
            _ => Temporary(name, arguments) ?? Made(name, holder, Opened(call, name, arguments, named)),
        };
    }

    /// <summary>Calls a function with each of a list's items, the first few of a long one; with the unknown where the list is not known.</summary>
    public ListValue? Mapped(Call call, Value? function, Value? list)
    {
        var items = Sequences.Items(list, bounds);
        var results = (items is { Count: > 0 } ? items.Take(options.LoopTurnsMax) : [Value.From(null, list?.Origins)])
            .Select(item => Invoke(call, function, "", [item], []))
            .ToList();
        return items is null || results.Count < items.Count ? null : new ListValue(results);
    }

    /// <summary>Functions that call another one later, or in a thread: the call they will make.</summary>
    private void Indirect(Call call, string name, List<Value?> arguments, Dictionary<string, Value?> named)
    {
        switch (name)
        {
            case "functools.partial" or "atexit.register" or "asyncio.to_thread" or "sys.call_tracing" when arguments.Count > 0:
                Invoke(call, Callable(arguments[0]), "", [.. arguments.Skip(1)], []);
                break;
            case "threading.Thread" or "multiprocessing.Process" or "threading.Timer" or "multiprocessing.context.Process":
                var target = named.GetValueOrDefault("target") ?? (name is "threading.Timer" ? arguments.ElementAtOrDefault(1) : null);
                Invoke(call, Callable(target), "", [.. (named.GetValueOrDefault("args") as ListValue)?.Items ?? []], []);
                break;
            default:
                if (name.EndsWith(".submit", StringComparison.Ordinal) && arguments.Count > 0)
                    Invoke(call, Callable(arguments[0]), "", [.. arguments.Skip(1)], []);
                else if (name.EndsWith(".run_in_executor", StringComparison.Ordinal) && arguments.Count > 1)
                    Invoke(call, Callable(arguments[1]), "", [.. arguments.Skip(2)], []);
                else if (name[(name.LastIndexOf('.') + 1)..] is "map" or "imap" or "imap_unordered" or "map_async" && arguments is [FunctionValue each, { } over, ..])
                    Mapped(call, each, over);
                break;
        }
    }

    private static Value? Callable(Value? value) => value is SymbolValue or FunctionValue ? value : null;

    /// <summary>A function of an earlier submission stands in this one where it is called.</summary>
    private Value? Inline(Call call, FunctionValue function, IReadOnlyList<Value?> arguments, IReadOnlyDictionary<string, Value?> named)
    {
        var at = sink.Standing;
        if (!ReferenceEquals(function.Submission, sink.Submission))
            sink.Standing ??= call.Span;
        var value = Inline(function, arguments, named, follow: false);
        sink.Standing = at;
        return value;
    }

    /// <summary>Reads a function's body with the arguments it is given; what is unknown stays unknown.</summary>
    private Value? Inline(FunctionValue function, IReadOnlyList<Value?> arguments, IReadOnlyDictionary<string, Value?> named, bool follow)
    {
        if ((!follow && callDepth >= options.CallDepthMax) || callDepth > options.CallDepthMax || active.Contains(function.Function))
            return Value.From(null, Given(null, arguments, named));
        var inner = new Scope(function.Scope);
        Bind(function, arguments, named, inner, unasked: follow);
        var (outer, outerClass, outerFunction) = (scope, ownClass, running);
        (scope, ownClass, running) = (inner, null, function.Function);
        callDepth++;
        active.Add(function.Function);
        var (before, again) = (sink.Steps, costly.Contains(function.Function) ? 1 : 0);
        costlyAround += again;
        var value = Run(function.Function.Body, EndlessLoops.ComesBack(function.Function));
        costlyAround -= again;
        if (sink.Steps - before > CostlyCallSteps)
            costly.Add(function.Function);
        active.Remove(function.Function);
        callDepth--;
        (scope, ownClass, running) = (outer, outerClass, outerFunction);
        read.Add(function.Function);
        return value;
    }

    private void Bind(FunctionValue function, IReadOnlyList<Value?> arguments, IReadOnlyDictionary<string, Value?> named, Scope inner, bool unasked)
    {
        var parameters = function.Function.Parameters;
        var first = 0;
        if (function.Self is not null && parameters.Count > 0 && !parameters[0].Name.StartsWith('*'))
            inner.Set(parameters[first++].Name, new ObjectValue(function.Self));
        for (var index = first; index < parameters.Count; index++)
        {
            var parameter = parameters[index];
            var given = index - first;
            var outside = unasked ? Asked(function.Function, parameter) : null;
            if (parameter.Name.StartsWith("**", StringComparison.Ordinal))
                inner.Set(parameter.Name[2..], new MapValue(named) { Origins = outside ?? All(named.Values) });
            else if (parameter.Name.StartsWith('*'))
                inner.Set(parameter.Name[1..], Rest([.. arguments.Skip(given)], outside));
            else if (given < arguments.Count)
                inner.Set(parameter.Name, Through(arguments[given], parameter.Name));
            else
                inner.Set(parameter.Name, Value.From(named.TryGetValue(parameter.Name, out var value) ? Through(value, parameter.Name) : parameter.Default is { } standard ? Evaluate(standard) : null, outside));
        }
    }
}
