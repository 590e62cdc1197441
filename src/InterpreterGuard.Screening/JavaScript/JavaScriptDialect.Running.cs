using System.Text.RegularExpressions;
using InterpreterGuard.Screening.Analyses.Programs;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.JavaScript.Jsx;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.JavaScript;

/// <summary>Calls that bring something in, call something else, or run what they are given.</summary>
internal sealed partial class JavaScriptDialect
{
    private const int ShapedMax = 16;

    public override ProgramSink SinkOf(string name) => ProgramSink.None;

    public override bool TryInvoke(ProgramReader reader, Call call, string name, IReadOnlyList<Value?> arguments, out Value? value)
    {
        var first = arguments.ElementAtOrDefault(0);
        value = null;
        switch (name)
        {
            case "import" or "worker_threads.Worker" or "Worker" when ValueText.AsText(first) is { Complete: true } address && JavaScriptNames.Inline(address.Text) is { } inline:
                reader.Code(call, new TextValue(inline), "data:", shares: false);
                return true;
            case "require" or "import" when first is TextValue { Complete: true } module:
                value = reader.Bring(call, JavaScriptNames.Module(module.Text));
                return true;
            case AttributesOf:
                value = first;
                if (first is MapValue { Entries: var attributes })
                {
                    foreach (var markup in JsxReader.Markup.Where(attributes.ContainsKey))
                        reader.Apply(call, new SymbolValue(markup), [attributes[markup]]);
                }

                return true;
            case "module.createRequire":
                value = new SymbolValue("require");
                return true;
            case "Array.from" when arguments is [MapValue { Entries: var shape }, FunctionValue each, ..] && shape.GetValueOrDefault("length") is NumberValue length:
                for (var index = 0; index < Math.Min(length.Number, ShapedMax); index++)
                    reader.Apply(call, each, [null, new NumberValue(index)]);
                return true;
            case "Promise" when first is FunctionValue:
                reader.Apply(call, first, [null, null]);
                return false;
            case "util.promisify" or "util.callbackify" or "Object.freeze" or "Object.assign" or "structuredClone" or "Promise.resolve":
                value = first;
                return true;
            case "Reflect.get" when arguments.ElementAtOrDefault(1) is TextValue { Complete: true } member:
                value = reader.Reach(call, first, member.Text);
                return true;
            case "Reflect.apply" or "Reflect.construct":
                value = reader.Apply(call, first, (arguments.ElementAtOrDefault(name is "Reflect.apply" ? 2 : 1) as ListValue)?.Items ?? []);
                return true;
            case "setInterval" when first is SymbolValue or FunctionValue && arguments.ElementAtOrDefault(1) is NumberValue { Number: var pause }:
                const int Minute = 60_000;
                reader.Repeat(call, first, [.. arguments.Skip(2)], (int)(Minute / Math.Clamp(pause, 1, Minute)));
                return true;
            case "process.nextTick" or "queueMicrotask" or "setImmediate" or "setTimeout" or "setInterval" when first is SymbolValue or FunctionValue:
                reader.Apply(call, first, [.. arguments.Skip(name is "setTimeout" or "setInterval" ? 2 : 1)]);
                return true;
            default:
                return Forwarded(reader, call, name, arguments, ref value) || Run(reader, call, name, arguments, ref value);
        }
    }

    /// <summary><c>f.call(…)</c>, <c>f.apply(…)</c>, <c>f.bind(…)</c> of a library's function, and what a promise hands on.</summary>
    private bool Forwarded(ProgramReader reader, Call call, string name, IReadOnlyList<Value?> arguments, ref Value? value)
    {
        var dot = name.LastIndexOf('.');
        if (dot <= 0)
            return false;
        var holder = new SymbolValue(Resolve(name[..dot]));
        switch (name[(dot + 1)..])
        {
            case "call":
                value = reader.Apply(call, holder, [.. arguments.Skip(1)]);
                return true;
            case "apply":
                value = reader.Apply(call, holder, (arguments.ElementAtOrDefault(1) as ListValue)?.Items ?? []);
                return true;
            case "bind":
                value = holder;
                return true;
            case "then" or "finally" or "catch":
                value = reader.Apply(call, arguments.ElementAtOrDefault(0), [holder]);
                return true;
            default:
                return false;
        }
    }

    [GeneratedRegex(@"^\s*return\s+(?<name>[\w.]+)\s*;?\s*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Returned();

    private static bool Run(ProgramReader reader, Call call, string name, IReadOnlyList<Value?> arguments, ref Value? value)
    {
        var first = arguments.ElementAtOrDefault(0);
        switch (name)
        {
            case "eval" when ValueText.Source(first) is { } code:
                reader.Code(call, code, "eval", shares: true);
                value = reader.Named(code.Text);
                return true;
            case "Function" when ValueText.Source(arguments.Count > 0 ? arguments[^1] : null) is { } code:
                reader.Code(call, code, "Function", shares: false);
                // One that only gives a name back is the usual way to reach what is not spelled out.
                value = Returned().Match(code.Text) is { Success: true } match && reader.Named(match.Groups["name"].Value) is { } given
                    ? new BoundMethodValue(given, Given)
                    : new InstanceValue("Function");
                return true;
            case "vm.runInThisContext" or "vm.runInNewContext" or "vm.runInContext" or "vm.Script" or "vm.compileFunction" or "vm.SourceTextModule" or "module._compile" or "module.Module._compile"
                or "setTimeout" or "setInterval" or "setImmediate" when ValueText.Source(first) is { } code:
                reader.Code(call, code, name, shares: false);
                return false;
            case "worker_threads.Worker" or "Worker" when ValueText.Source(first) is { } code && arguments.ElementAtOrDefault(1) is MapValue { Entries: var options } && options.ContainsKey("eval"):
                reader.Code(call, code, name, shares: false);
                return false;
            case "child_process.exec" or "child_process.execSync" or "shelljs.exec" or "execa.execaCommand" when ValueText.Source(first) is { } command:
                reader.Shell(call, command, name);
                return false;
            case "child_process.spawn" or "child_process.spawnSync" or "child_process.execFile" or "child_process.execFileSync" or "execa" or "execa.execa":
                Start(reader, call, name, arguments);
                return false;
            case "child_process.fork":
                reader.Start(call, [new TextValue("node"), first], null, name);
                return false;
            default:
                return false;
        }
    }

    /// <summary>A program and its list of words; with the option <c>shell</c> a shell reads all of it.</summary>
    private static void Start(ProgramReader reader, Call call, string name, IReadOnlyList<Value?> arguments)
    {
        var words = (arguments.ElementAtOrDefault(1) as ListValue)?.Items ?? [];
        var options = (arguments.OfType<MapValue>().FirstOrDefault())?.Entries;
        if (options?.GetValueOrDefault("shell") is TextValue or TruthValue { Truth: true })
        {
            if (ValueText.AsText(new ListValue([arguments.ElementAtOrDefault(0), .. words])) is { } line)
                reader.Shell(call, line, name);
            return;
        }
        reader.Start(call, [arguments.ElementAtOrDefault(0), .. words], options?.GetValueOrDefault("input"), name);
    }
}
