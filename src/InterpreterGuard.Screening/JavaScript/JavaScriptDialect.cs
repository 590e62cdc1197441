using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Analyses.Folding;
using InterpreterGuard.Screening.Analyses.Programs;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.JavaScript;

/// <summary>JavaScript's own names and functions, and Node's modules. What runs something is in the other half.</summary>
internal sealed partial class JavaScriptDialect(FoldBounds bounds) : ProgramDialect
{
    /// <summary>What no program can name: the call <c>import()</c>, <c>import.meta</c>, the keys that <c>for … in</c> walks, the numbers of a loop that counts, and an object whose entries are an element's attributes.</summary>
    public const string ImportCall = "{import}";
    public const string Meta = "{meta}";
    public const string KeysOf = "{keys}";
    public const string RangeOf = "{range}";
    public const string AttributesOf = "{attributes}";

    /// <summary>The call of a function that gives its receiver.</summary>
    private const string Given = "{given}";

    private static readonly FlowSink Worker = FlowSink.Read("script:0")[0];

    private readonly JavaScriptFunctions functions = new(bounds);
    private readonly JavaScriptMethods methods = new(bounds);

    public override Language Language => Language.JavaScript;

    public override FlowTable Flows => JavaScriptFlows.Table;

    public override bool ReadsEveryFunction => true;

    public override bool AssignsOutward => true;

    public override bool MembersByText => true;

    public override Value? Global(string name, Scope scope) => name switch
    {
        "globalThis" or "global" or "window" or "self" or "this" => new SymbolValue("globalThis"),
        "__dirname" => new TextValue("/work"),
        "__filename" => new TextValue("/work/main.js"),
        ImportCall => new SymbolValue("import"),
        KeysOf => new SymbolValue("Object.keys"),
        RangeOf or AttributesOf => new SymbolValue(name),
        _ => JavaScriptNames.IsGlobal(name) ? new SymbolValue(name) : null,
    };

    public override string? Brings(string name, IReadOnlyList<Value?> arguments) =>
        name is "Buffer.from" or "Buffer" && JavaScriptFunctions.Decodes(arguments.ElementAtOrDefault(1)) ? "decoded" : base.Brings(name, arguments);

    public override IEnumerable<string> FilesOf(string module, string member) => JavaScriptNames.Files(module);

    public override FlowSink? ScriptOf(string name) => name is "worker_threads.Worker" or "Worker" ? Worker : null;

    /// <summary>The third argument of what writes a file says how the text is decoded on its way.</summary>
    public override Value? Written(Call call, string name, Value? given, IReadOnlyList<Value?> arguments)
    {
        const int Place = 2;
        var encoding = arguments.ElementAtOrDefault(Place) is MapValue options ? options.Entries.GetValueOrDefault("encoding") : arguments.ElementAtOrDefault(Place);
        return name.StartsWith("fs.", StringComparison.Ordinal) && JavaScriptFunctions.Decodes(encoding)
            ? functions.Fold("Buffer.from", [given, encoding]) ?? new OutsideValue(Origins.Of("decoded", name, "", call.Span))
            : given;
    }

    public override string Resolve(string name) => JavaScriptNames.Resolve(name);

    public override bool IsEveryday(string name) => name.Split('.')[0] is "String" or "Array" or "Object" or "Number" or "Math" or "JSON" or "parseInt" or "parseFloat" or "path";

    /// <summary>What a library gave stands by its name: <c>client.pipe(net.connect)</c>. An object's values stand one after the other.</summary>
    public override string? Fact(Value? value) => value switch
    {
        InstanceValue { Text: null } instance => instance.Type,
        MapValue { Entries.Count: > 0 and <= 64 } map => string.Join(' ', map.Entries.Values.Where(entry => entry is not MapValue).Select(Fact).Where(text => text is not null)) is { Length: > 0 } text ? text : null,
        ListValue { Items: { Count: > 0 and <= 64 } items } when items.Any(item => item is InstanceValue { Text: null }) => string.Join(' ', items.Select(item => Fact(item) ?? "…")),
        _ => base.Fact(value),
    };

    public override bool Fills(string name) => name[(name.LastIndexOf('.') + 1)..] is "randomFillSync" or "randomFill" or "getRandomValues" or "readSync" or "read" or "copy" or "getBytes";

    public override bool FillsReceiver(string method) => method is "set" or "fill" or "write" || method.StartsWith("write", StringComparison.Ordinal);

    public override bool TryMember(Value? receiver, string member, out Value? value)
    {
        (var known, value) = (receiver, member) switch
        {
            (SymbolValue { Name: "process.env" }, "HOME") => (true, new TextValue("~")),
            (SymbolValue { Name: "process" }, "execPath") => (true, new TextValue("node")),
            (SymbolValue or InstanceValue, _) => (false, null),
            // The constructor of a value is its class, and the class's own is Function: code from text without naming it.
            (TextValue or NumberValue or ListValue or MapValue or TruthValue, "constructor") => (true, new SymbolValue("Object")),
            (ObjectValue made, "constructor") => (true, made.Class),
            (FunctionValue or ClassValue, "constructor") => (true, new SymbolValue("Function")),
            (FunctionValue function, "call" or "apply" or "bind") => (true, (Value?)new BoundMethodValue(function, member)),
            (MapValue map, _) => (true, map.Entries.GetValueOrDefault(member)),
            (TextValue { Complete: true } text, "length") => (true, new NumberValue(text.Text.Length)),
            (ListValue list, "length") => (true, new NumberValue(list.Items.Count)),
            _ => (false, null),
        };
        return known;
    }

    public override Value? Fold(string name, IReadOnlyList<Value?> arguments) => functions.Fold(name, arguments);

    public override Value? Method(
        ProgramReader reader, Call call, BoundMethodValue method, IReadOnlyList<Value?> arguments, IReadOnlyDictionary<string, Value?> named) => (method.Receiver, method.Member) switch
    {
        (var given, Given) => given,
        (FunctionValue function, "call") => reader.Apply(call, function, [.. arguments.Skip(1)]),
        (FunctionValue function, "apply") => reader.Apply(call, function, (arguments.ElementAtOrDefault(1) as ListValue)?.Items ?? []),
        (FunctionValue function, "bind") => function,
        (ListValue list, "map" or "flatMap" or "forEach" or "filter" or "some" or "every" or "find") when arguments.Count > 0 => Each(reader, call, list, method.Member, arguments[0]),
        _ => methods.Fold(method.Receiver, method.Member, arguments),
    };

    public override ListValue? After(ListValue list, string method, IReadOnlyList<Value?> arguments) => method switch
    {
        "push" or "add" when list.Items.Count + arguments.Count <= bounds.ItemsMax => new ListValue([.. list.Items, .. arguments]),
        "unshift" when list.Items.Count + arguments.Count <= bounds.ItemsMax => new ListValue([.. arguments, .. list.Items]),
        "reverse" => new ListValue([.. list.Items.Reverse()]),
        "pop" when list.Items.Count > 0 => new ListValue([.. list.Items.SkipLast(1)]),
        "shift" when list.Items.Count > 0 => new ListValue([.. list.Items.Skip(1)]),
        "push" or "unshift" or "add" or "delete" or "clear" or "splice" or "sort" or "fill" or "copyWithin" => null,
        _ => list,
    };

    private static ListValue? Each(ProgramReader reader, Call call, ListValue list, string method, Value? function)
    {
        const int TurnsMax = 4096;
        if (list.Items.Count > TurnsMax)
            return null;
        var results = list.Items.Select((item, index) => reader.Apply(call, function, [item, new NumberValue(index), list])).ToList();
        return method switch
        {
            "map" => new ListValue(results),
            // Each of them may pass.
            "filter" => list,
            "flatMap" => new ListValue([.. results.SelectMany(result => result is ListValue inner ? inner.Items : [result])]),
            _ => null,
        };
    }
}
