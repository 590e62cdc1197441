using InterpreterGuard.Core.Submissions;
using InterpreterGuard.Screening.Analyses.Flows;
using InterpreterGuard.Screening.Analyses.Folding;
using InterpreterGuard.Screening.Analyses.Programs;
using InterpreterGuard.Screening.Analyses.Values;
using InterpreterGuard.Screening.Model;

namespace InterpreterGuard.Screening.Python;

/// <summary>Python's own names and functions.</summary>
internal sealed class PythonDialect(FoldBounds bounds) : ProgramDialect
{
    public override Language Language => Language.Python;

    public override FlowTable Flows => PythonFlows.Table;

    public override IEnumerable<string> FilesOf(string module, string member) => PythonModules.Files(module, member);

    public override FlowSink? ScriptOf(string name) => PythonModules.Script(name);

    public override bool ReadsEveryFunction => true;

    public override Value? Global(string name, Scope scope)
    {
        if (name is "__builtins__")
            return new SymbolValue("builtins");
        if (name is "get_ipython")
            return new SymbolValue(name);
        if (name is "__file__")
            return new TextValue("/work/main.py");
        if (ProgramNames.IsBuiltin(name))
            return new SymbolValue("builtins." + name);
        return ProgramNames.FromStars(name, scope.Stars) is { } symbol ? new SymbolValue(symbol) : null;
    }

    public override string Resolve(string name) => ProgramNames.Resolve(name);

    /// <summary>A path that is put together opens nothing: whoever is given it is told with it.</summary>
    public override bool IsEveryday(string name) => name.StartsWith("builtins.", StringComparison.Ordinal)
        || name is "os.path.join" or "os.path.expanduser" or "os.path.expandvars" or "os.path.abspath" or "os.path.realpath" or "os.path.normpath" or "os.fspath" or "urllib.parse.urljoin";

    public override Value? Fold(string name, IReadOnlyList<Value?> arguments) => Functions.Fold(name, arguments, bounds);

    public override Value? Method(
        ProgramReader reader, Call call, BoundMethodValue method, IReadOnlyList<Value?> arguments, IReadOnlyDictionary<string, Value?> named) =>
        TextMethods.Fold(method.Receiver, method.Member, arguments, named, bounds);

    public override ListValue? After(ListValue list, string method, IReadOnlyList<Value?> arguments) => method switch
    {
        "append" when arguments.Count == 1 && list.Items.Count < bounds.ItemsMax => new ListValue([.. list.Items, arguments[0]]),
        "extend" when arguments is [ListValue more] && list.Items.Count + more.Items.Count < bounds.ItemsMax => new ListValue([.. list.Items, .. more.Items]),
        "reverse" => new ListValue([.. list.Items.Reverse()]),
        "copy" or "index" or "count" => list,
        _ => null,
    };

    public override bool KeepsReceiver(string name) => name is "ipaddress.ip_network.hosts" or "ipaddress.IPv4Network.hosts" or "pathlib.Path.expanduser" or "pathlib.Path.resolve" or "pathlib.Path.absolute" or "pathlib.Path.as_posix" or "urllib.parse.urlparse.geturl" or "urllib.parse.urlparse._replace";

    public override ProgramSink SinkOf(string name) => ProgramSinks.Of(name);
}
